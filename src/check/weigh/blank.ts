import { unitOf } from '../../domain/unit.ts'
import type { Judged } from '../judged.ts'
import { type Spoken, subjectsOf } from '../sentence/subjects.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'

/** N套, null份, #REF!户. */
const UNKNOWN =
  /^(?:[Nn](?=[\u4e00-\u9fff])|null|NULL|NaN|nan|undefined|None|N\/A|TBD|tbd|TODO|todo|%[ds]|#[^\u4e00-\u9fff]*)/
/** What stands behind the blank itself. */
const COUNTED = /[^\s?？()（）【】[\]{}｛｝<>＜＞〈〉\dxXχ×Ⅹ_＿*？?.．第多余万亿千\-—…■█▇▆▢☐◯╳﹍‗ˍ〇]*$/

/** A blank speaks of the fact that its words name; it states nothing, so it fits nothing. */
export function blank(c: Spoken): Judged {
  const { mention, frame } = c.claimed
  const subjects = subjectsOf(c)
  const unitText = COUNTED.exec(mention.text.replace(UNKNOWN, ''))![0]
  const measured = { unitText, unit: unitOf(unitText) }
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
