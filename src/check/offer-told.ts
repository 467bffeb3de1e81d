import { AMONG, AMONG_REACH } from './among.ts'
import type { Case } from './case.ts'
import { Clue } from './clue.ts'
import { asValue } from './fit-cell.ts'
import type { Options } from './options.ts'

/* What the text told already leads to what it tells next: the parts of a whole, or the same number again. */

/** 947件信访，…网上来的183件: once the whole is told its parts are to be expected, whatever their words. */
export function offerParts({ claimed, reading, memory }: Case, options: Options): void {
  if (claimed.frame.role !== 'level') return
  for (const { parts } of memory.told)
    for (const part of parts) {
      if (memory.told.has(part)) continue
      options.addIfHolds(asValue(reading, part), EXPECTED, 0)
    }
}
const EXPECTED = 0.3

const AGAIN_BEFORE = new Clue(/(?:上述|前述|(?<![一-龥])以上|[这那该])$/, '述上这那该')
/** 问题83个，｜83个中已整改79个; 这｜83个: what was told, said once more to go on from it. */
export function offerToldAgain({ claimed, reading, memory, text }: Case, options: Options): void {
  const { mention, from, frame } = claimed
  if (frame.role !== 'level' || memory.before.length + memory.stated.length === 0) return
  if (!AMONG.after(text, mention.end, AMONG_REACH) && !AGAIN_BEFORE.within(text, from, mention.start)) return
  for (const fact of [...memory.before, ...memory.stated]) {
    if (fact.isRate) continue
    options.addIfHolds(asValue(reading, fact), AGAIN, 0)
  }
  const { last } = memory
  if (last && TAKES_UP.test(text.slice(from, mention.start)) && reading.gates[last.place] === 'same')
    options.add(asValue(reading, last), AGAIN, TAKEN_UP)
}
const AGAIN = 1.2
/** 办结1041件，这｜1046件: no more than a mark stands before the word that takes it up. */
const TAKES_UP = /^[，；]?(?:上述|前述|这)$/
const TAKEN_UP = 0.3
