import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { check } from '../../src/check/check.ts'
import type { Figure, Finding } from '../../src/domain/finding.ts'
import { overlaps, type Span } from '../../src/domain/span.ts'
import { type MarkedDraft, markedDrafts } from './marked-drafts.ts'
import { chance } from './phrases/chance.ts'

/*
 * One digit of a faithful draft is changed, and what the checker says of it is taken at its word: does the fix it offers
 * lead back to what was said, does it offer none, or does it write what was never meant? And is a true number accused beside it?
 * `node test/bench/mended.ts [fixtures/bench …] [--show]`, all marked sets where none is named.
 */

/** What became of a number with a wrong digit. */
export interface Mending {
  readonly at: string
  readonly outcome: 'unfound' | 'no fix' | 'right' | 'wrong'
  /** The message, and the fix. */
  readonly said: string
  /** True numbers that are accused because of it. */
  readonly beside: readonly string[]
}

const errorsIn = ({ sheet }: MarkedDraft, text: string): Finding[] =>
  check(sheet, text).findings.filter(({ severity }) => severity === 'error')
const figureAt = ({ sheet }: MarkedDraft, text: string, at: Span): Figure | undefined =>
  check(sheet, text).figures.find((figure) => figure.status !== 'exempt' && overlaps(figure, at))
/** The fact and the calculation, whatever the form. */
const meant = ({ factId, role, derivation }: Figure): string =>
  derivation ? `${derivation.rule} ${derivation.facts.join()}` : `${factId} ${role}`

/** Another digit in one place, never a leading nought. */
function slipped(surface: string, dice: ReturnType<typeof chance>): string | null {
  const places = [...surface.matchAll(/\d/g)].map(({ index }) => index)
  if (places.length === 0) return null
  const at = dice.pick(places)
  const digit = (Number(surface[at]) + dice.whole(1, 9)) % 10
  return digit === 0 && at === places[0] ? null : surface.slice(0, at) + digit + surface.slice(at + 1)
}

function* mendedIn(draft: MarkedDraft, oneIn: number): Generator<Mending> {
  const { sheet, text, marks } = draft
  const { figures, findings } = check(sheet, text)
  const accused = new Set(findings.map(({ message }) => message))
  for (const [i, { start, surface }] of marks.entries()) {
    const dice = chance(`${text.slice(0, 20)}${i}`)
    const wrong = slipped(surface, dice)
    const was = figures.find(
      (figure) => figure.status !== 'exempt' && overlaps(figure, { start, end: start + surface.length }),
    )
    if (!wrong || !was || was.status === 'flagged' || dice.whole(1, oneIn) > 1) continue
    const at = { start, end: start + wrong.length }
    const spoilt = text.slice(0, start) + wrong + text.slice(start + surface.length)
    const errors = errorsIn(draft, spoilt).filter(({ message }) => !accused.has(message))
    const found = errors.find((error) => overlaps(error, at))
    const beside = errors.filter((error) => !overlaps(error, at)).map(({ message }) => message)
    yield {
      at: `${text.slice(Math.max(0, start - 30), start)}【${surface}→${wrong}】${text.slice(start + surface.length, start + 40)}`,
      outcome: found ? outcomeOf(draft, spoilt, found, was) : 'unfound',
      said: found ? `${found.message} → ${found.fix?.text ?? '（无）'}` : '',
      beside,
    }
  }
}

function outcomeOf(draft: MarkedDraft, spoilt: string, { fix }: Finding, was: Figure): Mending['outcome'] {
  if (!fix) return 'no fix'
  const mended = spoilt.slice(0, fix.start) + fix.text + spoilt.slice(fix.end)
  const now = figureAt(draft, mended, { start: fix.start, end: fix.start + fix.text.length })
  return mended === draft.text || (now && now.status !== 'flagged' && meant(now) === meant(was)) ? 'right' : 'wrong'
}

/** One in so many numbers of the drafts of a folder, each with a wrong digit. */
export const mendings = (folder: string, oneIn = 1): Mending[] =>
  markedDrafts(folder).flatMap((draft) => [...mendedIn(draft, oneIn)])

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const allSets = (): string[] =>
  readdirSync(FIXTURES)
    .filter((name) => /^(?:bench|trial\d*|unseen\d*)$/.test(name))
    .map((name) => join(FIXTURES, name))

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { show: { type: 'boolean' } } })
  const all = (positionals.length > 0 ? positionals : allSets()).flatMap((folder) => mendings(folder))
  const by = Map.groupBy(all, ({ outcome }) => outcome)
  const beside = all.filter((one) => one.beside.length > 0)
  const [right, wrong] = [by.get('right') ?? [], by.get('wrong') ?? []]
  const share = (part: number, of: number) => `${part}/${of} (${((100 * part) / of).toFixed(2)} %)`
  console.log(`found ${share(all.length - (by.get('unfound')?.length ?? 0), all.length)}`)
  console.log(`fixes that write what was meant ${share(right.length, right.length + wrong.length)}`)
  console.log(`accused beside ${share(beside.length, all.length)}`)
  if (values.show) {
    for (const { at, said } of wrong) console.log(`${at.replaceAll('\n', '⏎')}\n    ${said}`)
    for (const one of beside) console.log(`${one.at.replaceAll('\n', '⏎')}\n    beside: ${one.beside.join('；')}`)
  }
}
