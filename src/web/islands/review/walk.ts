import type { Check, Finding } from '../../../domain/finding.ts'

/** The findings that a reviewer walks through, as they stand in the text. What was left out of the text stands nowhere in it. */
export const walkOf = (check: Check | null): readonly Finding[] =>
  (check?.findings ?? []).filter(({ code }) => code !== 'omitted').toSorted((a, b) => a.start - b.start)

/** How many errors stand between the draft and its signature. */
export const openErrors = (check: Check | null): number =>
  (check?.findings ?? []).filter(({ severity }) => severity === 'error').length

/** A step to the next or the one before; `wrapped` where it went past the end and began again. */
export interface WalkStep {
  readonly finding: Finding
  readonly wrapped: boolean
}

/** The finding after (or before) the one the reviewer is at, or where there is none after the cursor; null in a text without findings. */
export function step(
  walk: readonly Finding[],
  at: { readonly current: string | null; readonly cursor: number },
  forward: boolean,
): WalkStep | null {
  const here = walk.findIndex(({ id }) => id === at.current)
  const after = walk.findIndex(({ start }) => start >= at.cursor)
  const next = here >= 0 ? here + 1 : after >= 0 ? after : walk.length
  const index = forward ? next : (here >= 0 ? here : next) - 1
  const finding = walk[index]
  if (finding) return { finding, wrapped: false }
  const other = forward ? walk[0] : walk.at(-1)
  return other ? { finding: other, wrapped: true } : null
}

interface At {
  readonly check: Check | null
  readonly current: string | null
}
/** The finding that the reviewer is at. */
export const currentOf = ({ check, current }: At): Finding | null =>
  walkOf(check).find(({ id }) => id === current) ?? null

/** The findings of the same kind, this one among them. */
export const kindOf = ({ check }: At, finding: Finding): readonly Finding[] =>
  walkOf(check).filter(({ code }) => code === finding.code)

/** The first finding that was not there before one stretch of the text was replaced; null where there is none. */
export function reopened(before: readonly Finding[], after: readonly Finding[], grown: number): Finding | null {
  const stood = ({ code, start }: Finding) =>
    before.some((each) => each.code === code && (each.start === start || each.start + grown === start))
  return after.find((finding) => !stood(finding)) ?? null
}

/** The finding nearest to a place; null in a text without findings. */
export const nearest = (walk: readonly Finding[], place: number): Finding | null =>
  walk.toSorted((a, b) => Math.abs(a.end - place) - Math.abs(b.end - place))[0] ?? null
