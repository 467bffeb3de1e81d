import { holds, type Judged } from '../judged.ts'
import type { Stated } from '../mention.ts'
import { onceFor } from '../once-for.ts'
import { type FactEntry, indexOf, type SheetIndex } from '../sheet/sheet-index.ts'
import { isConvertible } from '../sheet/unit-gate.ts'
import { quoted, replacing } from '../wording.ts'
import { type Fault, faultAt, type Rule } from './rule.ts'

/*
 * 收入过50万元的村2个, where two are those of 收入20万元以下的村: which of them is meant the bar says that stands beside the number, not
 * the number.
 */

/** Between the bar and how many there are stands no other clause and no other number. */
const BESIDE = /^[^，。；：、（）\d]{0,20}$/

export const otherBar: Rule = ({ sheet, text, judged }) => {
  const barred = barredOf(indexOf(sheet))
  if (barred.length < 2) return []
  return judged.flatMap((one, i): Fault[] => {
    const { claim, mention } = one
    if (claim?.field !== 'value' || !holds(claim.fit)) return []
    const own = barred.find(({ fact }) => fact === claim.fact)
    if (!own) return []
    const bars = [judged[i - 1], judged[i + 1]].flatMap((other) =>
      other && isBeside(text, one, other) ? statedOf(other) : [],
    )
    if (bars.length !== 1 || isSame(bars[0]!, own.bar)) return []
    const [meant, more] = barred.filter(({ fact, bar }) => isSame(bars[0]!, bar) && isKin(fact, own.fact))
    if (!meant || more) return []
    const expected = meant.fact.values.value.text
    const told = `此处说的是${quoted(meant.fact)}（填报值${expected}），文中的${mention.text}是${quoted(own.fact)}的填报值`
    return [
      faultAt('misattributed', mention, told, { factId: meant.fact.id, expected, fix: replacing(mention, expected) }),
    ]
  })
}

/** The facts that one bar tells apart from others: 收入50万元以上的村. */
const barredOf = onceFor(({ facts, notes }: SheetIndex) =>
  facts.flatMap((fact) => {
    const bars = notes.find(({ text }) => text === fact.label)?.mentions.flatMap(({ stated }) => stated ?? []) ?? []
    return bars.length === 1 && bars[0]!.unitText !== '' ? [{ fact, bar: bars[0]! }] : []
  }),
)

const statedOf = ({ mention: { stated } }: Judged): readonly Stated[] => (stated ? [stated] : [])
function isBeside(text: string, one: Judged, other: Judged): boolean {
  const { mention: a } = one
  const { mention: b } = other
  return BESIDE.test(text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start))) && other.claim?.field !== 'value'
}

const isSame = (a: Stated, b: Stated): boolean =>
  (isConvertible(a, b) || a.unitText === b.unitText) && sizeOf(a) === sizeOf(b)
const sizeOf = ({ near, unit }: Stated): number => near.lo * (unit?.near ?? 1)

/** Counted alike, and called alike before the bar. */
const isKin = (one: FactEntry, other: FactEntry): boolean =>
  one !== other && one.unitText === other.unitText && one.label.slice(0, 2) === other.label.slice(0, 2)
