import { baseNamed, FORMER } from '../context/comparison.ts'
import { shareChangeOf, shareOf, shareOfRest } from '../derive/share.ts'
import type { DerivedClaim } from '../judged.ts'
import deeds from '../lexicon/deeds.json' with { type: 'json' }
import { FIELD_OF, FORMER_BASES } from '../roles/field-named.ts'
import type { FactEntry, Field } from '../sheet/sheet-index.ts'
import { isClassifier } from '../sheet/unit-gate.ts'
import { anyOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/*
 * 入住老年人2926人，床位使用率｜54.4%: of the places that there are, which the words name, how many are taken. The two are
 * counted otherwise, and none is a part of the other.
 */

const USED = anyOf(deeds.rateOfUse)
const RATE_OF_USE = new Clue(
  `([一-龥]{2,10})?(?:${USED}|(${anyOf(deeds.rateOfVacancy)}))[^，；。、和及率]{0,14}$`,
  '率',
)
/** 床位用上了｜近七成. */
const USED_UP = new Clue(/([一-龥]{2,8})(?:用上|住上|住进|住满|用满|坐上|坐满)了?(?:差不多|大约)?$/, '上进满')
const LEADS_IN = /^(?:其中|总体|综合|平均|目前|全[县市区镇])+/
const NAMES_RATE_OF_USE = new RegExp(USED)
const IN_USE = new RegExp(anyOf(deeds.inUse))
export const isInUse = ({ label }: FactEntry): boolean => IN_USE.test(label)
/** What tells a share of a whole. */
const SHARE = /(?:占比|比重|比例)$/
/** 床位总数. */
const COUNT = /总?[数量]$/
/** So many characters name a thing. */
const NAME = 2

/** The name before such a rate, '' where none is told, 入住率, and whether it tells of what is not taken. */
export interface RateOfUse {
  readonly name: string
  readonly vacant: boolean
}

/** The rate of use that the words tell; found out once for a number. */
function rateTold(c: Case): RateOfUse | null {
  if (c.rateOfUse === undefined) {
    const isRate = c.reading.percent !== null || c.claimed.mention.kind === 'percentage-point'
    const words = isRate ? RATE_OF_USE.inClauseOf(c) : null
    const found = words ?? (isRate ? USED_UP.inClauseOf(c) : null)
    c.rateOfUse = found && {
      name: found[1]?.replace(LEADS_IN, '').replace(OF_FORMER, '') ?? '',
      vacant: found[2] !== undefined,
    }
  }
  return c.rateOfUse
}

const OF_FORMER = new RegExp(`^(?:${FORMER})的?`)

/** What there is, what the text told to be taken of it, and what else may be. */
interface Use {
  readonly whole: FactEntry
  readonly told: FactEntry | null
  readonly others: readonly FactEntry[]
}

/** What a rate of use is told of; null where none is, or the sheet has that rate itself. */
function useIn(c: Case): Use | null {
  const { memory, index } = c
  const name = rateTold(c)?.name
  if (name === undefined || index.facts.some(({ isRate, label }) => isRate && isNamedIn(name, label))) return null
  const stated = [...memory.before, ...memory.stated]
  const whole = name === '' ? placesTold(stated, index.facts) : placesCalled(name, index.facts)
  if (!whole) return null
  const mayBeTaken = (fact: FactEntry) => fact !== whole && fact.isAmount && isTakenOf(fact, whole)
  const taken = stated.filter(mayBeTaken)
  const inUse = index.facts.filter((fact) => isInUse(fact) && mayBeTaken(fact))
  const told = taken.findLast(isInUse) ?? (name === '' || inUse.length > 0 ? null : (taken.at(-1) ?? null))
  const others = inUse.filter((fact) => fact !== told)
  return told || others.length > 0 ? { whole, told, others } : null
}

/**
 * Whether a fact is none of what a rate of use is told of: 护理型床位占比 beside 床位使用率 tells what share the one sort is, and
 * no place is taken by places.
 */
export function isNoUse(c: Case, fact: FactEntry): boolean {
  if (rateTold(c) === null) return false
  if (fact.isRate) return SHARE.test(fact.label)
  const use = useIn(c)
  return use !== null && (fact === use.whole || (fact.parent === use.whole && !isInUse(fact)))
}

/** Offers what is in use of what the words name or what was told, or what is not; of then, or how it changed. */
export function offerUse(c: Case, options: Options): void {
  const use = useIn(c)
  if (!use) return
  const { told, whole } = use
  if (told) for (const claim of claimsOf(c, told, whole)) options.add(claim, TOLD, 0)
  for (const fact of use.others) for (const claim of claimsOf(c, fact, whole)) options.addIfHolds(claim, UNTOLD, 0)
}
const TOLD = 0.85
const UNTOLD = 0.5

/** What such a rate can be in the role that its number has. */
function claimsOf(c: Case, taken: FactEntry, whole: FactEntry): readonly (DerivedClaim | null)[] {
  const { reading, claimed } = c
  const { role, base } = claimed.frame
  const { vacant } = rateTold(c)!
  const bases = FORMER_BASES.filter((one) => base === null || base === one)
  if (claimed.mention.kind === 'percentage-point')
    return role !== 'change' || vacant
      ? []
      : bases.map((one) => shareChangeOf(reading, claimed.frame, [taken, whole], one))
  const shareThen = (field: Field) =>
    vacant ? shareOfRest(reading, [whole, taken], field) : shareOf(reading, [taken, whole], field)
  if (role === 'prior') return bases.map((one) => shareThen(FIELD_OF[one]))
  if (role !== 'level' && role !== 'share') return []
  // 去年空置率｜25.5%
  const then = OF_THEN.inClauseOf(c)
  const against = then && baseNamed(then[1]!)
  return [shareThen(against ? FIELD_OF[against] : 'value')]
}

const OF_THEN = new Clue(`^[，、；（]?(${FORMER})[的则]?[\u4e00-\u9fff]{0,8}率`, '率')

/** 床位使用率 of 养老机构床位使用率. */
const isNamedIn = (name: string, label: string): boolean =>
  NAMES_RATE_OF_USE.test(label) && label.includes(name.slice(-NAME))

/** What was told that may be taken, or what there is of what was told to be taken: 出租120栋，空置率｜0%. */
function placesTold(stated: readonly FactEntry[], facts: readonly FactEntry[]): FactEntry | null {
  const places = stated.findLast((fact) => !isInUse(fact))
  const taken = stated.findLast(isInUse)
  return places ?? (taken ? placesCalled(taken.label, facts) : null)
}

/** What there is of that name: as much of it as the words have, all sorts of it, the most. */
export function placesCalled(name: string, facts: readonly FactEntry[]): FactEntry | null {
  let places: FactEntry | null = null
  let most = NAME - 1
  for (const fact of facts) {
    const label = fact.label.replace(COUNT, '')
    if (!fact.isAmount || isInUse(fact)) continue
    const alike = endsAlike(label, name)
    if (alike < most || alike < NAME) continue
    if (alike === most && places && places.values.value.n >= fact.values.value.n) continue
    places = fact
    most = alike
  }
  return places
}

function endsAlike(one: string, other: string): number {
  let count = 0
  while (count < one.length && one.at(-1 - count) === other.at(-1 - count)) count++
  return count
}

/** No more is taken than there is, one by one or in the same measure; a sort of it is not taken. */
export const isTakenOf = (fact: FactEntry, whole: FactEntry): boolean =>
  (isClassifier(fact) ? isClassifier(whole) : fact.unit?.dimension === whole.unit?.dimension) &&
  fact.values.value.n <= whole.values.value.n &&
  (fact.unitText !== whole.unitText || isInUse(fact))
