import { restBeside } from '../derive/total.ts'
import deeds from '../lexicon/deeds.json' with { type: 'json' }
import type { FactEntry } from '../sheet/sheet-index.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'
import { isInUse, isTakenOf, placesCalled } from './use.ts'

/* 床位420张，入住286人，空置｜134张: what is taken of the places is counted otherwise, and leaves so many of them. */

const VACANT = new Clue(`${anyOf(deeds.vacant)}的?([一-龥]{2,6}?)?[约还仍尚]?[有为达]?$`, '空闲')
const VACANT_AFTER = new Clue(`^([一-龥]{2,4}?)?${anyOf(deeds.vacant)}`, '空闲')
const LEFT = new Clue(/(?:余|剩)下?[约还仍尚]?[有为]?$/, '余剩')
const REACH = 8

/** Offers the places that were told, or are named, without what is taken of them. */
export function offerVacant(c: Case, options: Options): void {
  const { reading } = c
  const { mention, frame } = c.claimed
  const { role } = frame
  if ((role !== 'level' && role !== 'remainder') || reading.percent) return
  const words = VACANT.inClauseOf(c) ?? VACANT_AFTER.within(c.text, mention.end, mention.end + REACH)
  if (!words && !LEFT.inClauseOf(c)) return
  const [whole, taken] = placesAndTaken(c, words?.[1] ?? '')
  if (!whole || !taken) return
  const told = [...c.memory.before, ...c.memory.stated]
  const claim = restBeside(reading, whole, taken)
  if (words && told.includes(whole) && told.includes(taken)) options.add(claim, TOLD, 0)
  else options.addIfHolds(claim, UNTOLD, 0)
}
const TOLD = 0.85
const UNTOLD = 0.5

/** The places that a vacancy is of, and what is taken of them: those told last, or the only ones of the sheet. */
function placesAndTaken({ memory, reading, index }: Case, name: string): readonly [FactEntry?, FactEntry?] {
  const told = [...memory.before, ...memory.stated]
  const isPlace = (fact: FactEntry) =>
    reading.gates[fact.place] === 'same' && !isInUse(fact) && fact.label.includes(name)
  const whole =
    told.findLast((fact) => isPlace(fact) && !fact.parent) ??
    told.findLast(isPlace) ??
    (name === '' ? undefined : (placesCalled(name, index.facts) ?? undefined))
  if (!whole || reading.gates[whole.place] !== 'same') return []
  const mayBeTaken = (fact: FactEntry) => isInUse(fact) && fact.isAmount && isTakenOf(fact, whole)
  const all = index.facts.filter(mayBeTaken)
  return [whole, told.findLast(mayBeTaken) ?? (all.length === 1 ? all[0] : undefined)]
}
