import { ZERO } from '../../../src/domain/decimal.ts'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { baseUnit, type Item, itemsOf, quantityIn } from './quantity.ts'

/*
 * Which facts of a sheet may sensibly stand in one sentence: a whole with its parts, what came in with what is done, facts
 * beside one another with a unit or a verb in common. `partOf` says it, or the marks of the sheet's own drafts (`=share(a,b)`).
 */

/** The facts that a template names by its letters, with the words that go with them. */
export interface Group {
  readonly items: Readonly<Record<string, Item>>
  readonly words?: Readonly<Record<string, string>>
}

/** A sheet with the pairs that its drafts combine, rule by rule. */
export interface Source {
  readonly at: string
  readonly sheet: FactSheet
  readonly items: readonly Item[]
  readonly pairs: ReadonlyMap<string, readonly (readonly string[])[]>
}

const MARKED = /¦=(share|sum|difference|multiple)\(([^)]*)\)/g

/** Reads what the marked drafts of a sheet combine. */
export function sourceOf(at: string, sheet: FactSheet, drafts: readonly string[]): Source {
  const pairs = new Map<string, string[][]>()
  const seen = new Set<string>()
  for (const draft of drafts)
    for (const [whole, rule = '', ids = ''] of draft.matchAll(MARKED)) {
      if (seen.has(whole) || ids.includes('.')) continue
      seen.add(whole)
      pairs.set(rule, [...(pairs.get(rule) ?? []), ids.split(',')])
    }
  return { at, sheet, items: itemsOf(sheet), pairs }
}

const DONE = ['办结', '整改', '销号', '处置', '化解', '整治', '治理', '修复', '兑付', '完成', '落实']
const NOT_DONE = /正在|限期|尚未|未|待|逾期|延期/
const VERBS =
  '新增 新建 新设 新签 发放 完成 开展 受理 办结 查处 排查 整改 整治 清理 举办 组织 检查 培训 救助 投入 建成 改造 拆除 签订 发布 走访 征收 落实 争取 处置 调解 化解 接待 培育 引进 盘活 供应 安装 修建 新修 购置 培养 招录 转移 创建 评选 办理 登记 打击 抓获 收缴 处罚'.split(
    ' ',
  )
/** Amounts that nobody adds up or divides: levels, prices, durations. */
const LEVEL = /平均|人均|户均|指数|标准|价格|单产|亩产|浓度|时间|用时|时限|提前量|系数|气温|能耗|密度|强度/
const RATE = /^(%|‰|个百分点)$/
const isRate = ({ fact }: Item) => RATE.test(fact.unit ?? '')
const isCount = (item: Item) => !isRate(item) && !LEVEL.test(item.name)
const isPart = (a: Item, b: Item) => a.fact.partOf === b.fact.id || b.fact.partOf === a.fact.id
const doneWord = ({ name }: Item): string | undefined =>
  NOT_DONE.test(name) ? undefined : DONE.find((word) => name.includes(word))

/** Parts of one whole that are kinds of it, not what became of it. */
function* wholes({ items }: Source): Generator<{ w: Item; parts: Item[]; complete: boolean }> {
  for (const w of items) {
    const parts = items.filter(
      (part) =>
        part.fact.partOf === w.fact.id &&
        baseUnit(part.value) === baseUnit(w.value) &&
        part.value.amount.lt(w.value.amount) &&
        !isRate(part) &&
        !doneWord(part) &&
        !NOT_DONE.test(part.name),
    )
    if (parts.length === 0 || isRate(w)) continue
    const sum = parts.reduce((total, part) => total.plus(part.value.amount), ZERO)
    yield { w, parts, complete: sum.eq(w.value.amount) }
  }
}

function* every(n: number, source: Source): Generator<Group> {
  for (const { w, parts, complete } of wholes(source)) {
    const [a, b, c] = parts
    if (complete && parts.length === n) yield { items: n === 3 ? { w, a: a!, b: b!, c: c! } : { w, a: a!, b: b! } }
  }
}

function* some(source: Source): Generator<Group> {
  for (const { w, parts } of wholes(source)) for (const a of parts) yield { items: { w, a } }
}

function* ranked(source: Source): Generator<Group> {
  for (const { w, parts } of wholes(source)) {
    const [a, b] = parts.toSorted((x, y) => y.value.amount.cmp(x.value.amount))
    if (a && b && a.value.amount.gt(b.value.amount)) yield { items: { w, a, b } }
  }
}

/** What the names of siblings end in, where each keeps two characters of its own: 涉气案件, 涉水案件 → 案件. */
function tailOf(names: readonly string[]): string {
  const [first = ''] = names
  for (let at = 2; at < first.length - 1; at++) {
    const tail = first.slice(at)
    if (names.every((name) => name.endsWith(tail) && name.length - tail.length >= 2)) return tail
  }
  return ''
}

function* stems(n: number, source: Source): Generator<Group> {
  for (const { w, parts } of wholes(source)) {
    if (parts.length !== n) continue
    const tail = tailOf(parts.map(({ name }) => name))
    const stem = ({ name }: Item) => name.slice(0, -tail.length)
    const [a, b, c] = parts
    if (!tail || parts.some((part) => !/^[一-鿿]{2,6}$/.test(stem(part)))) continue
    const words = { 'a-': stem(a!), 'b-': stem(b!), '~': tail, ...(c ? { 'c-': stem(c) } : {}) }
    yield { items: c ? { w, a: a!, b: b!, c } : { w, a: a!, b: b! }, words }
  }
}

/** What came in and what of it is done. */
function* done(source: Source): Generator<Group & { place: number }> {
  const byId = new Map(source.items.map((item) => [item.fact.id, item]))
  const marked = [
    ...(source.pairs.get('share') ?? []),
    ...(source.pairs.get('difference') ?? []).map((p) => p.toReversed()),
  ]
  const parted = source.items.flatMap(({ fact }) => (fact.partOf ? [[fact.id, fact.partOf]] : []))
  const seen = new Set<string>()
  for (const [part = '', whole = ''] of [...marked, ...parted]) {
    const [d, w] = [byId.get(part), byId.get(whole)]
    const word = d && doneWord(d)
    if (!d || !w || !word || seen.has(part) || w.name.includes(word)) continue
    if (baseUnit(d.value) !== baseUnit(w.value) || d.value.amount.gte(w.value.amount)) continue
    if (source.items.some((item) => isRate(item) && item.name.includes(`${word}率`))) continue
    seen.add(part)
    yield { items: { w, d }, words: { done: word, rate: `${word}率` }, place: d.place }
  }
}

function* satisfied(source: Source): Generator<Group> {
  for (const { items, words, place } of done(source)) {
    const r = source.items.find(
      (item) => isRate(item) && item.place > place && item.place <= place + 2 && /满意/.test(item.name),
    )
    if (r) yield { items: { ...items, r }, words }
  }
}

type Fits = (run: readonly Item[]) => boolean

/** Facts that stand one after another in the sheet. */
function* runs(n: number, source: Source, fits: Fits): Generator<Group> {
  const { items } = source
  for (let i = 0; i + n <= items.length; i++) {
    const run = items.slice(i, i + n)
    const apart = run.every((a) => run.every((b) => !isPart(a, b)))
    if (!apart || run[n - 1]!.place - run[0]!.place > n || !fits(run)) continue
    yield { items: Object.fromEntries(run.map((item, k) => ['abcd'[k]!, item])) }
  }
}

const sameUnit: Fits = (run) => run.every((item) => isCount(item) && baseUnit(item.value) === baseUnit(run[0]!.value))
const counts: Fits = (run) => run.every(isCount)
const change = ({ fact, value }: Item): number => {
  const before = quantityIn(fact, 'lastYear')
  return before?.amount.gt(0) ? value.amount.cmp(before.amount) : 0
}

function* sameVerb(source: Source): Generator<Group> {
  for (const v of VERBS) {
    const led = source.items.filter(
      (item) => isCount(item) && item.name.startsWith(v) && item.name.length >= v.length + 2,
    )
    for (let i = 0; i + 1 < led.length; i++) {
      const [a, b] = [led[i]!, led[i + 1]!]
      if (b.place - a.place > 3 || isPart(a, b)) continue
      yield { items: { a, b }, words: { v, 'a*': a.name.slice(v.length), 'b*': b.name.slice(v.length) } }
    }
  }
}

const pairsOf = (text: string): string[] => [...text].slice(1).map((c, i) => text[i]! + c)

/** People of an event, money of a household: names that share a word, the counted one beside the other. */
function* averages(source: Source): Generator<Group> {
  for (const b of source.items) {
    if (!/^[场期户家次]$/.test(b.fact.unit ?? '')) continue
    for (const a of source.items) {
      if (a === b || Math.abs(a.place - b.place) > 1 || !/^(人次|人|元|万元)$/.test(a.fact.unit ?? '') || !isCount(a))
        continue
      const shared = pairsOf(a.name).some((pair) => b.name.includes(pair))
      if (shared && a.value.amount.gt(b.value.amount)) yield { items: { a, b }, words: { m: b.fact.unit! } }
    }
  }
}

const hasLastPeriod = ({ fact }: Item) => quantityIn(fact, 'lastPeriod')?.amount.gt(0) ?? false

/** The names of this period and the one before it, where both have one of their own. */
export function periodWords({ period: { year, quarter, half, month } }: FactSheet): Record<string, string> {
  const Q = ['一季度', '二季度', '三季度', '四季度']
  const words: Record<string, string> = {
    period: quarter ? Q[quarter - 1]! : half ? ['上半年', '下半年'][half - 1]! : month ? `${month}月份` : `${year}年`,
  }
  if (quarter && quarter > 1) return { ...words, this: Q[quarter - 1]!, last: Q[quarter - 2]! }
  if (month && month > 1) return { ...words, this: `${month}月份`, last: `${month - 1}月份` }
  return words
}

const rates: Fits = (run) => run.every(isRate)

/** Every kind of group, by the name of its file of templates. */
export const GROUPS: Readonly<Record<string, (source: Source) => Iterable<Group>>> = {
  all2: (source) => every(2, source),
  all3: (source) => every(3, source),
  some1: some,
  done,
  'done-sat': satisfied,
  ranked2: ranked,
  stem2: (source) => stems(2, source),
  stem3: (source) => stems(3, source),
  row2: (source) => runs(2, source, sameUnit),
  row3: (source) => runs(3, source, sameUnit),
  verbs2: sameVerb,
  mixed2: (source) => runs(2, source, counts),
  mixed3: (source) => runs(3, source, counts),
  risen2: (source) => runs(2, source, (run) => counts(run) && run.every((item) => change(item) > 0)),
  fallen2: (source) => runs(2, source, (run) => counts(run) && run.every((item) => change(item) < 0)),
  turned: (source) => runs(2, source, (run) => counts(run) && change(run[0]!) > 0 && change(run[1]!) < 0),
  rates2: (source) => runs(2, source, rates),
  periods: (source) => runs(1, source, (run) => counts(run) && run.every(hasLastPeriod)),
  periods2: (source) => runs(2, source, (run) => counts(run) && run.every(hasLastPeriod)),
  target2: (source) => runs(2, source, (run) => counts(run) && run.every(({ fact }) => quantityIn(fact, 'target'))),
  averages,
  foreign: (source) => runs(2, source, ([a, b]) => isRate(a!) && !isRate(b!)),
  policy2: (source) => runs(2, source, counts),
  twice: done,
  'twice-parts': ranked,
  counted: (source) => every(3, source),
}
