import { check } from '../../src/check/check.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { overlaps } from '../../src/domain/span.ts'
import { type MarkedDraft, markedDrafts } from './marked-drafts.ts'

/*
 * One true value of a faithful draft gives way to that of another fact: 受理127件、办结125件 becomes 受理125件、办结125件. The draft
 * then holds a number of the sheet in the wrong place, and no number that is not of the sheet.
 * `node test/bench/one-sided.ts fixtures/bench [--show]`
 */

/** A true value in the place of another. */
interface Replacement {
  readonly at: string
  readonly of: string
  readonly by: string
  readonly caught: boolean
}

const PLAIN = /^[\d.,]+/
const bare = (value: string | number | undefined): string => String(value ?? '').replaceAll(',', '')

/** The value of the nearest fact of the sheet that has the same unit and another plain value. */
function neighbour({ facts }: FactSheet, id: string): string | null {
  const place = facts.findIndex((fact) => fact.id === id)
  const fact = facts[place]
  if (!fact) return null
  const others = facts.filter(
    ({ unit, value }) => unit === fact.unit && bare(value) !== bare(fact.value) && /^[\d.]+$/.test(bare(value)),
  )
  const apart = (other: FactSheet['facts'][number]): number => Math.abs(facts.indexOf(other) - place)
  const nearest = others.sort((a, b) => apart(a) - apart(b))[0]
  return nearest ? bare(nearest.value) : null
}

/** Every marked value of a draft replaced by its neighbour's, one at a time. */
function* replacedIn({ sheet, text, marks }: MarkedDraft): Generator<Replacement> {
  for (const { start, surface, tag } of marks) {
    const written = PLAIN.exec(surface)?.[0]
    const fact = sheet.facts.find(({ id }) => id === tag)
    const by = fact && neighbour(sheet, tag)
    if (!written || !by || bare(written) !== bare(fact.value)) continue
    const wrong = text.slice(0, start) + by + text.slice(start + written.length)
    const at = { start, end: start + by.length }
    const caught = check(sheet, wrong).findings.some((finding) => finding.severity === 'error' && overlaps(finding, at))
    yield {
      at: `${text.slice(Math.max(0, start - 16), start)}【${by}】${text.slice(start + written.length, start + 18)}`,
      of: tag,
      by,
      caught,
    }
  }
}

/** All replacements in the drafts of a folder of cases. */
export const oneSided = (folder: string): Replacement[] =>
  markedDrafts(folder).flatMap((draft) => [...replacedIn(draft)])

if (import.meta.main) {
  const [folder = 'fixtures/bench', show] = process.argv.slice(2)
  const all = oneSided(folder)
  const missed = all.filter(({ caught }) => !caught)
  console.log(`${all.length - missed.length}/${all.length} caught`)
  if (show) for (const { at, of } of missed) console.log(of, at.replaceAll('\n', '⏎'))
}
