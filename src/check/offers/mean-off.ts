import { unitOf } from '../../domain/unit.ts'
import type { Stated } from '../mention.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import type { Each } from './for-each.ts'

/** What may enter a mean: the facts that were told, those that words speak of, and those that count what it is for. */
interface Enter {
  readonly facts: readonly FactEntry[]
  /** How well words speak of each fact, by place. */
  readonly subjects: Float64Array
  readonly told: readonly FactEntry[]
  /** Those of which a former value was told as well: a mean may be of then. */
  readonly ofThen: (fact: FactEntry) => boolean
  readonly over: readonly FactEntry[]
}

/** A total and what it is divided by. */
interface Quotient {
  readonly total: FactEntry
  readonly count: FactEntry
}

/**
 * What a mean that comes out otherwise is of: 岗位8640个、招聘会26场，平均每场提供岗位｜312个. Null where it can be of several.
 */
export function meanOff(enter: Enter, { noun }: Each, stated: Stated): Quotient | null {
  const { facts, subjects, told, over, ofThen } = enter
  // 每起警情 is for no 辆次 where the sheet counts in 起
  const isCounted = over.some((fact) => fact.unitText === noun[0])
  const isLoose = ({ unitText }: FactEntry) => isCounted && unitText[0] !== noun[0]
  const count =
    only(namedBy(facts, noun)) ??
    only(over.filter((fact) => told.includes(fact) && !isLoose(fact))) ??
    only(over.filter((fact) => told.includes(fact) && fact.unitText === noun[0])) ??
    only(over.filter((fact) => !isLoose(fact)))
  if (count === null) return null
  const alike = facts.filter((fact) => fact !== count && !fact.isRate && isAlike(stated, fact))
  // 作业42架次、防治2.10万亩，平均每架次防治｜450亩: the one that was told with it, whatever else is called so
  const beside = told.includes(count) ? only(told.filter((fact) => alike.includes(fact))) : null
  if (beside && !ofThen(beside) && !ofThen(count)) return { total: beside, count }
  const totals = alike
    .filter((fact) => told.includes(fact) || subjects[fact.place]! >= SPEAKS)
    // of a whole sooner than of its parts
    .filter(({ parent }, _, all) => parent === null || !all.includes(parent))
    .sort((a, b) => subjects[b.place]! - subjects[a.place]!)
  const [total, next] = totals
  if (!total || (next && subjects[total.place]! - subjects[next.place]! < CLEARLY)) return null
  return { total, count }
}
const CLEARLY = 0.2
/** 人均巡查26.8次, of 人次; 每名护理员照护4.9名, of 人. */
const isAlike = (stated: Stated, fact: FactEntry): boolean => {
  const [one, other] = [stated.unitText, fact.unitText]
  if (gate(stated, fact) === 'same') return true
  return one === '次' ? other.endsWith('次') : PERSONS.has(one) && PERSONS.has(other)
}
const PERSONS: ReadonlySet<string> = new Set(['人', '名', '位'])
const only = (facts: readonly FactEntry[]): FactEntry | null => (facts.length === 1 ? facts[0]! : null)

/** 个网格配备网格员, 起处罚: the facts that end in what the classifier counts, or, counted in it, have it in their name. */
export function namedBy(facts: readonly FactEntry[], noun: string): readonly FactEntry[] {
  const thing = noun.slice(1, 3)
  if (thing.length < 2) return []
  const classifier = { unitText: noun[0]!, unit: unitOf(noun[0]!) }
  const counts = facts.filter((fact) => !fact.isRate && fact.label.includes(thing) && gate(classifier, fact) !== 'shut')
  const ending = counts.filter(({ label }) => label.endsWith(noun.slice(1, 4)) || label.endsWith(thing))
  return ending.length > 0 ? ending : counts.filter(({ unitText }) => unitText === noun[0])
}
