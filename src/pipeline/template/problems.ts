import type { OutlinedSection } from '../../domain/draft.ts'
import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { spokenAside } from '../note-aside.ts'
import { partsHere } from '../note-parts.ts'
import { measureOf } from '../render-amount.ts'
import { slotOf } from '../slot.ts'
import { labelOf, plain } from '../spoken-label.ts'
import { headsOf } from './paragraphs.ts'
import { type Phrase, phraseOf } from './phrase.ts'
import { matterOf, shortfallsOf } from './shortfalls.ts'

/** At most so many facts of one sort are named; more would be a table and no report. */
const NAMED = 3

const isRate = (fact: Fact) => measureOf(fact) !== 'amount'
const few = (facts: readonly Fact[], clause: (fact: Fact) => string) => facts.slice(0, NAMED).map(clause).join('，')

/** （其中生猪养殖场6家、家禽养殖场4家）, or '' where there are no parts. */
const partsOf = ({ parts }: Phrase): string =>
  parts.length === 0
    ? ''
    : `（其中${parts.map((part) => `${part.stage}${part.label}${part.value}${partsOf(part)}`).join('、')}）`

/** Facts that the sheet itself calls unsettled: 未整改到位养殖场仍有10家. */
function unsettled(section: OutlinedSection, sheet: FactSheet): string[] {
  const facts = headsOf(section, sheet)
  if (facts.length === 0) return []
  const clauses = facts.map(
    (fact, index) => `${labelOf(fact)}${index === 0 ? '仍有' : ''}${slotOf(fact.id)}${partsOf(phraseOf(fact, sheet))}`,
  )
  return [clauses.join('、')]
}

/**
 * What is wrong, from the notes and from what the facts show, and from nothing else: no item where both are silent.
 * Slot text without a mark at its end.
 */
export function problemsOf(section: OutlinedSection, sheet: FactSheet): string[] {
  const { behind, worse, open } = shortfallsOf(sheet)
  const told = section.notes.flatMap(partsHere).map(({ text }) => plain(spokenAside(text, sheet)))
  return [
    ...told,
    ...unsettled(section, sheet),
    ...(behind.length > 0
      ? [
          `${few(behind, (fact) => labelOf(fact) + slotOf(fact.id, 'gap'))}，${behind.every(isRate) ? '与目标要求还有差距' : '任务推进还需加快'}`,
        ]
      : []),
    ...(worse.length > 0 ? [`${few(worse, (fact) => labelOf(fact) + slotOf(fact.id, 'yoy'))}，仍需重点关注`] : []),
    ...(open.length > 0
      ? [
          `${open
            .slice(0, NAMED)
            .map(({ whole, outcome }) => `${matterOf(whole)}尚未全部${outcome}`)
            .join('，')}`,
        ]
      : []),
  ]
}
