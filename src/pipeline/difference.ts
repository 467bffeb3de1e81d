import { commonEnds } from './common-ends.ts'
import { likeness } from './likeness.ts'

/** A stretch that both texts have, or only the one before or the one after. */
export interface DifferencePart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}
/** A sentence before with the sentence it became; a row without `removed` and `same` is new, one without `added` and `same` is gone. */
export type DifferenceRow = readonly DifferencePart[]

/** Beyond so many pairs, sentences are paired only where they are equal. */
const MOST_PAIRS = 60_000
/** From here on two sentences count as one that was changed. */
const ALIKE = 0.5

/**
 * What became of a text, sentence by sentence and in it word by word: numbers stay whole. Joined, the `same` and `removed`
 * parts give the text before, the `same` and `added` parts the text after.
 */
export function difference(before: string, after: string): DifferenceRow[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  const { head, tail } = commonEnds(old, now)
  const middle = pairs(old.slice(head, old.length - tail), now.slice(head, now.length - tail))
  return [
    ...old.slice(0, head).map((sentence) => [{ kind: 'same', text: sentence } as const]),
    ...middle.map(([was, is]) => partsOf(was, is)),
    ...old.slice(old.length - tail).map((sentence) => [{ kind: 'same', text: sentence } as const]),
  ]
}

const sentencesOf = (text: string): string[] =>
  text.match(/[^。；！？\n]*(?:[。；！？]\n*|\n+|$)/g)?.filter((s) => s !== '') ?? []

/** Each sentence with what it became, in order: '' stands for none. Found so that the pairs are as alike as can be. */
function pairs(old: readonly string[], now: readonly string[]): [string, string][] {
  const measure = old.length * now.length > MOST_PAIRS ? equal : alike
  const like = old.map((was) => now.map((is) => measure(was, is)))
  const best = totals(like, now.length)
  const rows: [string, string][] = []
  let [i, k] = [0, 0]
  while (i < old.length || k < now.length) {
    const both = i < old.length && k < now.length && like[i]![k]! > 0
    if (both && best[i]![k] === best[i + 1]![k + 1]! + like[i]![k]!) rows.push([old[i++]!, now[k++]!])
    else if (k >= now.length || (i < old.length && best[i + 1]![k]! >= best[i]![k + 1]!)) rows.push([old[i++]!, ''])
    else rows.push(['', now[k++]!])
  }
  return rows
}

/** The likeness that the best pairing from sentence i and sentence k on comes to. */
function totals(like: readonly (readonly number[])[], columns: number): Float64Array[] {
  const best = Array.from({ length: like.length + 1 }, () => new Float64Array(columns + 1))
  for (let i = like.length - 1; i >= 0; i--)
    for (let k = columns - 1; k >= 0; k--) {
      const paired = like[i]![k]! > 0 ? best[i + 1]![k + 1]! + like[i]![k]! : 0
      best[i]![k] = Math.max(paired, best[i + 1]![k]!, best[i]![k + 1]!)
    }
  return best
}

const equal = (was: string, is: string): number => (was === is ? 1 : 0)
/** Digits do not tell sentences apart: the same report of another period has other numbers. */
function alike(was: string, is: string): number {
  if (was === is) return 1
  const [a, b] = [bare(was), bare(is)]
  if (a === b) return 0.99
  // A scrap is like every longer sentence that holds it; it is paired only with one of its own length.
  if (Math.min(a.length, b.length) * 3 < Math.max(a.length, b.length)) return 0
  const share = likeness(a, b)
  return share >= ALIKE ? share * 0.98 : 0
}
const bare = (sentence: string): string => sentence.replace(/[\d.,%]+/g, '').trim()

/** Numbers and Latin words are one token each, every other character is one. */
const tokensOf = (sentence: string): string[] => sentence.match(/\d[\d.,]*[%‰]?|[A-Za-z]+|./gsu) ?? []

function partsOf(was: string, is: string): DifferencePart[] {
  if (was === is) return [{ kind: 'same', text: was }]
  if (was === '') return [{ kind: 'added', text: is }]
  if (is === '') return [{ kind: 'removed', text: was }]
  const [old, now] = [tokensOf(was), tokensOf(is)]
  const best = totals(
    old.map((a) => now.map((b) => equal(a, b))),
    now.length,
  )
  const parts: DifferencePart[] = []
  let [i, k] = [0, 0]
  while (i < old.length || k < now.length) {
    if (i < old.length && k < now.length && old[i] === now[k]) {
      parts.push({ kind: 'same', text: old[i]! })
      i++
      k++
    } else if (k >= now.length || (i < old.length && best[i + 1]![k]! >= best[i]![k + 1]!))
      parts.push({ kind: 'removed', text: old[i++]! })
    else parts.push({ kind: 'added', text: now[k++]! })
  }
  return joined(parts)
}

/** Joins neighbours of one kind; between two changes a lone character that happens to be the same is part of the change. */
function joined(parts: readonly DifferencePart[]): DifferencePart[] {
  const runs: { same: string; removed: string; added: string }[] = []
  for (const { kind, text } of parts) {
    const last = runs.at(-1)
    if (last && (kind === 'same') === (last.same !== '')) last[kind] += text
    else runs.push({ same: '', removed: '', added: '', [kind]: text })
  }
  const merged: typeof runs = []
  for (const [index, run] of runs.entries()) {
    const last = merged.at(-1)
    const inside = index > 0 && index < runs.length - 1
    if (last && last.same === '' && inside && /^[\p{Script=Han}，、]$/u.test(run.same)) {
      last.removed += run.same
      last.added += run.same
    } else if (last && last.same === '' && run.same === '') {
      last.removed += run.removed
      last.added += run.added
    } else merged.push(run)
  }
  return merged.flatMap((run) =>
    (['same', 'removed', 'added'] as const)
      .filter((kind) => run[kind] !== '')
      .map((kind) => ({ kind, text: run[kind] })),
  )
}
