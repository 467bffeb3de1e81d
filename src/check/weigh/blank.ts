import type { Unit } from '../../domain/unit.ts'
import type { Judged } from '../judged.ts'
import { unitAt } from '../scan/unit-at.ts'
import { type Spoken, subjectsOf } from '../sentence/subjects.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'

/** The unit with which a blank ends: 户 of N户, null户, （　）户; none where it is left open as well. */
function unitBehind(text: string): { unitText: string; unit: Unit | null } {
  for (let at = 0; at < text.length; at++) {
    const found = unitAt(text, at)
    if (found?.end === text.length) return { unitText: text.slice(at), unit: found.unit }
  }
  return { unitText: '', unit: null }
}

/** A blank speaks of the fact that its words name; it states nothing, so it fits nothing. */
export function blank(c: Spoken): Judged {
  const { mention, frame } = c.claimed
  const subjects = subjectsOf(c)
  const measured = unitBehind(mention.text)
  let best: FactEntry | null = null
  for (const fact of c.index.facts) {
    const fits = fact.isRank ? mention.text.startsWith('第') : gate(measured, fact) !== 'shut'
    if (fits && subjects[fact.place]! > (best ? subjects[best.place]! : SPEAKS)) best = fact
  }
  return {
    mention,
    frame,
    claim: best && { of: 'field', fact: best, field: 'value', fit: 'none' },
    owner: null,
    trace: [],
  }
}
