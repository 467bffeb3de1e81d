import { counterpartOf } from './balances.ts'
import { Clue } from './clue.ts'
import { multipleOfOther, proportionOf } from './derive-ratio.ts'
import { distanceOf, sumOfPeriods, totalOf } from './derive-total.ts'
import { fitCell } from './fit-cell.ts'
import { holds } from './judged.ts'
import { leavesUndone } from './left-undone.ts'
import { evidenceOf } from './lists.ts'
import { offerShareOfSum } from './offer-shares.ts'
import { HINTS, type Options, SPEAKS } from './options.ts'
import type { FactEntry } from './sheet-index.ts'
import { UNNAMED_PART } from './subjects.ts'
import { isOfHeads, isShareOfSum } from './summing-up.ts'
import type { Case } from './weigh.ts'

const REST = new Clue(
  /(?:剩余|其余|剩下|尚余|余下|尚有|仍有|还有|未|无|没有?)[一-龥]{1,8}$|在[建办途审]$/,
  '余剩有未无没在',
)
/** 38个待提升, 3处正在整改. */
const REST_FOLLOWS = new Clue(/^[一-龥]{0,6}?(?:待|未|尚未|正在|暂|还在|仍在|继续|限期|需)/, '待未正暂还仍继限需')
/** 剩余隐患128处: what is left, with its noun before the number. */
const isRest = ({ claimed, text }: Case): boolean =>
  claimed.frame.role === 'level' &&
  (REST.within(text, claimed.ownStart, claimed.mention.start) !== null ||
    REST_FOLLOWS.within(text, claimed.mention.end, claimed.mention.end + 10) !== null)

/** 无物业小区: such a part is itself what a word of the rest names. */
const NAMED_SO = /^(?:无|未|没有|剩余|待)/

const SHARE_LABEL = /占比|比重$/
/** What a ratio of that many terms can be of: all the parts of one whole, or as many shares that stand in a row. */
function* familiesOf(facts: readonly FactEntry[], count: number): Generator<readonly FactEntry[]> {
  for (const { parts } of facts) if (parts.length === count) yield parts
  for (let from = 0; from + count <= facts.length; from++) {
    const run = facts.slice(from, from + count)
    if (run.every(({ label, isRate }) => isRate && SHARE_LABEL.test(label))) yield run
  }
}

const COUNTED = /(前)?([两二三四五六七八九十])[项类者个][一-龥]{0,3}?(?:合计|共计|总共|一共|相加|加起来)/

/** Offers sums, remainders and ratios of what the sentence just stated. No search over all pairs. */
export function offerTotals(c: Case, subjects: Float64Array, options: Options): void {
  const { claimed, reading, memory, index } = c
  if (claimed.mention.kind === 'ratio') {
    const heads = headsOf(c)
    const count = reading.stated.terms?.length ?? 0
    const spoken = heads?.length === count ? heads : memory.stated.slice(-count)
    options.add(proportionOf(reading, spoken, 'value'), 0.8, 0)
    options.addIfHolds(proportionOf(reading, spoken, 'lastYear'), 0.8, 0)
    for (const family of familiesOf(index.facts, count))
      for (const field of ['value', 'lastYear'] as const)
        options.addIfHolds(proportionOf(reading, family, field), 0.8, 0)
  } else if (isShareOfSum(c.text, claimed)) offerShareOfSum(c, summandsOf(c, headsOf(c)), options)
  else if (isOfHeads(c.text, claimed)) offerSumOfHeads(c, headsOf(c), options)
  else if (c.plan?.heads && claimed.frame.role !== 'sum') offerRatio(c, headsOf(c), options)
  else if (claimed.frame.role === 'sum') offerSums(c, headsOf(c), options)
  else if (offerApart(c, options)) return
  else if (claimed.frame.role === 'remainder' || isRest(c)) offerRemainders(c, subjects, options)
}

/** 城乡居民收入比由1.91缩小到1.85: one fact in terms of another, both named. */
function offerRatio({ reading, claimed }: Case, heads: FactEntry[] | null, options: Options): void {
  const [one, other] = heads ?? []
  if (!one || !other || one === other) return
  if (claimed.frame.role === 'level') options.add(multipleOfOther(reading, one, other), 0.8, 0)
  options.addIfHolds(multipleOfOther(reading, one, other, 'lastYear'), 0.8, 0)
}

/** 两项合计: how many of those told; null where no word counts them. */
function countedIn({ text, claimed }: Case): { readonly count: number; readonly first: boolean } | null {
  const { start } = claimed.mention
  const [, first, counted] = COUNTED.exec(text.slice(Math.max(0, start - 14), start)) ?? []
  return counted
    ? { count: '零一二三四五六七八九十'.indexOf(counted.replace('两', '二')), first: first !== undefined }
    : null
}

/** What a sum is made of: the heads named with it, or as many of the facts stated just before as a word counts. */
function summandsOf(c: Case, heads: FactEntry[] | null): readonly FactEntry[] {
  if (heads && heads.length > 1) return heads
  const { memory, reading } = c
  const told = memory.stated.length > 1 ? memory.stated : [...memory.before, ...memory.stated]
  const amounts = reading.percent ? told.filter(({ isRate, isRank }) => !isRate && !isRank) : alike(told, reading)
  // 排查214件，三类分别为89、63、38件，前两类合计: a whole is no summand beside its parts
  const recent = amounts.filter((fact) => !amounts.some(({ parent }) => parent === fact))
  const counted = countedIn(c)
  return counted ? (counted.first ? recent.slice(0, counted.count) : recent.slice(-counted.count)) : recent
}

/** 合计: the longest run of summands first; their common whole before all. */
function offerSums(c: Case, heads: FactEntry[] | null, options: Options): void {
  const { reading, memory } = c
  const { last } = memory
  if (!heads && last && memory.hasTold(last, 'lastPeriod') && memory.hasTold(last, 'value')) {
    options.add(sumOfPeriods(reading, last), NAMED, 0)
    return
  }
  const facts = summandsOf(c, heads)
  if (facts.length < 2) return
  const whole = facts[0]!.parent
  if (whole?.values.value && facts.every((fact) => fact.parent === whole)) {
    const claim = {
      of: 'field',
      fact: whole,
      field: 'value',
      fit: fitCell(reading, whole, whole.values.value),
    } as const
    if (facts.length === whole.parts.length) options.add(claim, 0.9, 0)
    else options.addIfHolds(claim, 0.65, 0.1)
  }
  options.add(totalOf(reading, 'sum', facts), 0.6, 0.1)
  if (heads || countedIn(c)) return
  for (let from = 1; from < facts.length - 1; from++)
    options.addIfHolds(totalOf(reading, 'sum', facts.slice(from)), 0.55, 0.1)
}

/** 水稻和小麦共27.73万吨: the sum of two that are named, where it comes out; 共 alone does not say that it is one. */
function offerSumOfHeads({ reading }: Case, heads: FactEntry[] | null, options: Options): void {
  if (!heads || new Set(heads).size < 2) return
  const whole = heads[0]!.parent
  const fit = whole?.values.value ? fitCell(reading, whole, whole.values.value) : 'none'
  if (whole && heads.length === whole.parts.length && heads.every(({ parent }) => parent === whole))
    options.addIfHolds({ of: 'field', fact: whole, field: 'value', fit }, BOTH_NAMED, 0)
  else options.addIfHolds(totalOf(reading, 'sum', heads), BOTH_NAMED, 0)
}
/** More than any of them is named by itself. */
const BOTH_NAMED = 1.2
const NAMED = 0.9

/** 相差440万元: of the two that were stated last. */
const APART = new Clue(/(?:相差|之差[为是]?)(?:约|了|达)?$/, '差')
/** 支出比收入高出: of the two that are named; 护士2036人，比医师多: of what was stated last and of what is named. */
const ABOVE = new Clue(
  /([^，；。：、\s]{2,20})?[比较]([^，；。：、\s]{2,20}?)(?:还|又|要|足足|整整|净)?(高|多|低|少)(?:出|了|于)?(?:了|约|近)?$/,
  '高多低少',
)
/** How far two facts lie apart; whether the words speak of two. */
function offerApart(c: Case, options: Options): boolean {
  const { claimed, reading, memory, text, index } = c
  const { frame } = claimed
  if (
    claimed.mention.kind !== 'quantity' ||
    (frame.role !== 'gap' && frame.role !== 'change' && frame.role !== 'level')
  )
    return false
  const { ownStart, mention } = claimed
  if (frame.role === 'gap') {
    if (!APART.within(text, ownStart, mention.start)) return offerWanting(c, options)
    const [one, other] = alike(memory.stated, reading).slice(-2)
    if (!one || !other) return false
    options.add(distanceOf(reading, one, other, 0), 0.9, 0.1)
    return true
  }
  const named = frame.base === null ? ABOVE.within(text, ownStart, mention.start) : null
  const one = named && (named[1] ? bestFor(c, named[1], named[1]) : memory.last)
  const other = one && (counterpartOf(index, one, named![2]!) ?? bestFor(c, named![2]!, named![2]!))
  if (!one || !other || one === other) return false
  options.add(distanceOf(reading, one, other, /高|多/.test(named[3]!) ? 1 : -1), 0.9, 0.1)
  return true
}

/** 发现94个，整改91个，差｜3个: what the part that was told last wants of its whole, told before it. */
function offerWanting({ memory, index, reading }: Case, options: Options): false {
  const whole = memory.last && index.companions[memory.last.place]!.whole
  if (whole && memory.stated.includes(whole))
    options.addIfHolds(totalOf(reading, 'difference', [whole, memory.last!]), WANTING, 0)
  return false
}
const WANTING = 0.8

/** 其余, 剩下: a whole without the part that is done, of what was just stated or is named here. */
function offerRemainders(c: Case, subjects: Float64Array, options: Options): void {
  const { reading, memory, index, claimed } = c
  const recent = alike([...memory.before, ...memory.stated], reading)
  const done = doneAmong(c, recent)
  if (done) {
    options.add(totalOf(reading, 'difference', [done.parent!, done]), LEFT_OF_DONE, 0)
    return
  }
  for (const part of alike(index.facts, reading)) {
    if (NAMED_SO.test(part.label)) continue
    const { whole } = index.companions[part.place]!
    if (!whole) continue
    const known = recent.includes(part) || (recent.includes(whole) && !whole.parts.some((one) => recent.includes(one)))
    const subject = Math.max(known ? 0.45 : 0, subjects[whole.place]!, subjects[part.place]!)
    const rest = subject > 0.3 ? totalOf(reading, 'difference', [whole, part]) : null
    if (!rest) continue
    const other = whole.parts.find((one) => one !== part && holds(fitCell(reading, one, one.values.value!)))
    if (!holds(rest.fit)) {
      if (claimed.frame.role === 'remainder' && part === recent.at(-1)) options.add(rest, Math.max(subject, SPEAKS), 0)
    } else if (other) options.add({ of: 'field', fact: other, field: 'value', fit: 'exact' }, subject, 0)
    else options.add(rest, subject, 0)
  }
  const part = recent.at(-1)
  if (!part) return
  // 排查58个：整治41个，封堵9个，剩余8个: without all parts that were told
  const whole = index.companions[part.place]!.whole
  const told = whole ? recent.filter((fact) => fact !== whole && index.companions[fact.place]!.whole === whole) : []
  if (whole && told.length > 1) {
    const rest = totalOf(reading, 'difference', [whole, ...told])
    const left = whole.parts.find((one) => !told.includes(one) && holds(fitCell(reading, one, one.values.value!)))
    if (rest && holds(rest.fit))
      options.add(left ? { of: 'field', fact: left, field: 'value', fit: 'exact' } : rest, 0.6, 0.1)
  }
  for (const whole of recent.slice(-6, -1)) options.addIfHolds(totalOf(reading, 'difference', [whole, part]), 0.45, 0)
}

/** 整治2处，还有｜31处没有整治完, where 31 are those that were done. */
const doneAmong = (c: Case, recent: readonly FactEntry[]): FactEntry | undefined =>
  alike(
    recent.flatMap(({ parts }) => parts),
    c.reading,
  ).find((part) => leavesUndone(c, part) && holds(fitCell(c.reading, part, part.values.value!)))
const LEFT_OF_DONE = 0.8

const alike = (facts: readonly FactEntry[], { gates }: Case['reading']): FactEntry[] =>
  facts.filter((fact) => !fact.isRate && !fact.isRank && gates[fact.place] !== 'shut')

/** The facts that the heads before a sum or ratio name: 大气和水合计. Where one is a part, its siblings are meant. */
function headsOf(c: Case): FactEntry[] | null {
  const heads = c.plan?.heads
  if (!heads) return null
  const named = heads.map((head) => bestFor(c, head, heads.at(-1)!)).filter((fact) => fact !== null)
  const whole = named.find(({ parent }) => parent !== null)?.parent
  if (!whole || named.every(({ parent }) => parent === whole)) return distinct(named)
  const siblings = heads.map((head) => bestFor(c, head, heads.at(-1)!, whole)).filter((fact) => fact !== null)
  return distinct(siblings) ?? distinct(named)
}

/** No fact is added to itself: where two heads name one, it is not known what is meant. */
const distinct = (facts: FactEntry[]): FactEntry[] | null => (new Set(facts).size === facts.length ? facts : null)

function bestFor(
  { heads, index, claimed, reading, memory }: Case,
  head: string,
  last: string,
  whole: FactEntry | null = null,
): FactEntry | null {
  const countable = claimed.mention.kind !== 'ratio'
  const spelt = index.facts.find(({ label, isRate }) => label === head && !(countable && isRate))
  if (spelt) return spelt
  const shared = head === last ? [] : evidenceOf(index, last, 0.7)
  const scores = heads.score(evidenceOf(index, head, 1), shared, claimed)
  let best: FactEntry | null = null
  let most = HINTS
  for (const fact of index.facts) {
    if (whole && fact.parent !== whole) continue
    if (!countable && fact.growth !== 0) continue
    if (countable && (fact.isRate || reading.gates[fact.place] === 'shut')) continue
    const spoken = scores[fact.place]! - (fact.parent && !heads.namesPart(fact) ? UNNAMED_PART : 0)
    const recent = spoken > 0 && (memory.stated.includes(fact) || memory.before.includes(fact))
    if (spoken + (recent ? 0.15 : 0) <= most) continue
    best = fact
    most = spoken + (recent ? 0.15 : 0)
  }
  return best
}
