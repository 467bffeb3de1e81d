import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { factWords } from './fact-slots.ts'
import { phraseOf } from './template/phrase.ts'
import { writeSlots } from './write-slots.ts'

/** The template's clause for one fact with its comparisons, figures written and no final mark: what a person puts into a text. */
export function factClause(fact: Fact, sheet: FactSheet): string {
  const { stage, verb, object, link, value, comparisons } = phraseOf(fact, sheet, [])
  const clause = `${stage}${verb}${object}${link}${[value, ...comparisons].join('，')}`
  return writeSlots(clause, (name) => factWords(name, sheet)).text
}
