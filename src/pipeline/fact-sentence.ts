import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { renderSlots } from './render-slots.ts'
import { phraseOf } from './template/phrase.ts'

/** The template's clause for one fact with its comparisons, figures written and no final mark: what a person puts into a text. */
export function factClause(fact: Fact, sheet: FactSheet): string {
  const { verb, object, link, value, comparisons } = phraseOf(fact, sheet, [])
  return renderSlots(`${verb}${object}${link}${[value, ...comparisons].join('，')}`, sheet).text
}
