import { AMONG, AMONG_REACH } from './among.ts'
import { Characters } from './characters.ts'
import { Clue } from './clue.ts'
import { asValue, comparable, fitCell, fitGrowth } from './fit-cell.ts'
import { isFlow, tellsTheOther } from './flow-and-stock.ts'
import type { Base, Role } from './frame.ts'
import { LEFT, leavesUndone } from './left-undone.ts'
import { type Options, SPEAKS } from './options.ts'
import { isWithin, monthsOf, relationOf } from './period-relation.ts'
import { type Reading, unhedged } from './reading.ts'
import { type FactEntry, FIELDS, type Field, type SheetIndex } from './sheet-index.ts'
import { isSlip, writtenDigits } from './slip.ts'
import type { Case } from './weigh.ts'

/** A cell that a role may cite, and how readily. */
interface Cited {
  readonly field: Field
  /** Its place among the cells of a fact. */
  readonly at: number
  readonly preference: number
  /** The comparison that names it. */
  readonly base: Base | null
}
const BASE_OF: Readonly<Record<Field, Base | null>> = {
  value: null,
  lastYear: 'yoy',
  lastPeriod: 'qoq',
  target: 'target',
}
const cites = (preferences: Partial<Record<Field, number>>): readonly Cited[] =>
  FIELDS.flatMap((field, at) => {
    const preference = preferences[field]
    return preference === undefined ? [] : [{ field, at, preference, base: BASE_OF[field] }]
  })
/** How ready a role is to cite each cell of a fact; what is not named it never cites. */
const CITED: Readonly<Record<Role, readonly Cited[]>> = {
  level: cites({ value: 0, lastYear: -0.5, lastPeriod: -0.5, target: -0.5 }),
  prior: cites({ value: -0.35, lastYear: 0, lastPeriod: 0, target: -0.4 }),
  target: cites({ value: -0.15, target: 0, lastYear: -0.45, lastPeriod: -0.45 }),
  gap: cites({ target: -0.11 }),
  completion: cites({ value: -0.1, target: -0.11 }),
  share: cites({ value: -0.05 }),
  change: cites({ value: 0, lastYear: -0.5, lastPeriod: -0.5 }),
  remainder: cites({ value: 0 }),
  sum: cites({ value: 0 }),
  multiple: cites({ lastYear: -0.15, lastPeriod: -0.15 }),
  whole: cites({ value: 0, target: -0.1 }),
}
/** 高于94%的目标: the word compares, it does not hedge. */
const COMPARING = /^(?:不低于|不高于|不少于|不多于|不超过|高于|低于|超过|超出|超|少于|多于|优于|好于|大于|小于|不及)$/
/** 下降9.7% read as the value of a growth indicator is nearer than as a change of it. */
const GROWTH_STATED = 0.3
/** What words leave unheard of a label speaks against a value that is not its own. */
const UNHEARD = 0.2
/** Words that hardly speak of a growth name another's. */
const HARDLY = 0.3
/** 加快0.4% tells how a growth changed: it is no growth itself. */
const PACE = /^(?:[高低快慢]于?|加快|放缓|提速|回升|回落|收窄|扩大)$/
const LOOSE_UNIT = 0.04
/** A value off by a slip of the hand is meant sooner than one that is another altogether, and on fewer words. */
const SLIPPED = 0.1
const HINTED_BY_SLIP = SPEAKS - SLIPPED
/** 法律援助工作站46个 is no number of 法律援助案件, in 件: where the classifier is another, more of the words must fit. */
const SPEAKS_LOOSELY = 0.55

/** So unready a cell is cited that it is a value gone wrong sooner than itself: 损失34.2万元, which is last year's. */
const UNREADY = -0.3
/** 离全年目标76.7%还差: the cell that a distance is measured from may have a slip in it. */
const FAR_OFF = -0.15

/** The facts by place of which the number can be the value although it tells a change; null where it tells none, or what was added. */
export function movingFor(c: Case): Uint8Array | null {
  const { role, word } = c.claimed.frame
  return role === 'change' && !tellsAdded(c) ? movingBy(c.index, word) : null
}

const comparesBefore = ({ text, claimed }: Case): boolean =>
  COMPARES.within(text, claimed.ownStart, claimed.mention.start) !== null
const COMPARES = new Clue(/[比较]/, '比较')

/** Offers the cells of a fact as what the number states. */
export function offerFields(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, citing, scorer, memory } = c
  const { frame } = claimed
  if (frame.role === 'change' && movingBy(c.index, frame.word)[fact.place] === 0) {
    offerAdded(c, fact, subject, options)
    return
  }
  // 平均每天3.4件 is not the value of what has no mean in its name
  const mean = c.each !== null && !fact.label.includes('均')
  const { approx } = reading.plain
  // 配员不足34件, where the sheet counts 配员不足
  const plainly =
    approx !== null && approx !== '约' && claimed.mention.text.startsWith(approx) && fact.label.includes(approx)
      ? unhedged(reading)
      : reading
  const loose = reading.gates[fact.place] === 'loose'
  if (leavesUndone(c, fact) || isOwnTotal(c, fact)) return
  if ((frame.role === 'share' || frame.role === 'completion') && reading.percent && !fact.isRate) return
  const growth =
    fact.growth !== 0 && fact.isRate && (frame.role === 'change' || (frame.role === 'prior' && frame.word !== ''))
  // 去年新增341户: what was added then, where 比去年提高2.5% is by how much
  const hintable = frame.role === 'level' || (frame.role === 'change' && !comparesBefore(c))
  const arrives = frame.role === 'level' && (frame.turned || frame.direction !== 0)
  for (const { field, at, preference, base } of CITED[frame.role]) {
    const cell = fact.cells[at]
    // a share is of another fact, or of the fact's own target: 860户，占2000户的43%
    if (!cell || (frame.role === 'whole' && fact === memory.last && field === 'value')) continue
    // told by a fact of its own, which is then the one that is cited
    if (field === 'lastPeriod' && fact.fact.lastPeriod === null) continue
    // 由上年同期的29宗减至｜27宗: where it led to is of this period
    if (arrives && (field === 'lastYear' || field === 'lastPeriod') && !hintsAt(c, field)) continue
    if (base !== null && frame.role === 'prior' && frame.base && frame.base !== base) continue
    const fit = growth
      ? fitGrowth(reading, cell)
      : fitCell(base === null && frame.role !== 'target' ? plainly : citing, fact, cell)
    if (fit === 'none' && subject < HINTED_BY_SLIP) continue
    const slips = fit === 'none' && isSlip(writtenDigits(claimed.mention), cell.digits)
    if (fit === 'none') {
      const least = slips ? HINTED_BY_SLIP : loose ? SPEAKS_LOOSELY : SPEAKS
      if (subject < least || !comparable(reading, fact) || (loose && scorer.silent)) continue
      if (mean || tellsTheOther(c, fact)) continue
      if (frame.role === 'remainder' && !LEFT.test(fact.label) && !isLeftAfterChange(c, fact)) continue
      // 来访和来信合计: neither is the sum
      if (frame.role === 'sum' && c.plan?.heads) continue
    }
    const hinted = field !== 'value' && hintable && (hintsAt(c, field) || claimed.led === base || goesOn(c, fact, base))
    if (fit === 'none' && preference < -0.1 && (!hinted || claimed.mention.presumed)) {
      if (preference > FAR_OFF) options.addIfHolds({ of: 'field', fact, field, fit }, subject, preference)
      continue
    }
    const readily = hinted ? (fit === 'none' ? NAMED_AFAR : HINTED) : preference
    options.add(
      { of: 'field', fact, field, fit },
      slips ? subject + SLIPPED : subject,
      readily +
        (growth && subject > HARDLY && (fit !== 'none' || !PACE.test(frame.word)) ? GROWTH_STATED : 0) -
        (loose ? LOOSE_UNIT : 0) -
        (fit === 'none' || readily <= UNREADY ? UNHEARD * (1 - Math.min(1, scorer.coverage[fact.place]!)) : 0),
    )
  }
}

/** 隐患减少27处，还剩｜65处: what is left after a fall is the fact's own number. */
const isLeftAfterChange = ({ memory }: Case, fact: FactEntry): boolean =>
  memory.last === fact && memory.changed.has(fact)

/** 947件信访，…网上来的183件: once the whole is told its parts are to be expected, whatever their words. */
export function offerParts({ claimed, reading, memory }: Case, options: Options): void {
  if (claimed.frame.role !== 'level') return
  for (const { parts } of memory.told)
    for (const part of parts) {
      if (part.isRate || memory.told.has(part)) continue
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

/** 标志标牌增设｜76块: what was added is what the fact counts, where no word compares. */
function offerAdded(c: Case, fact: FactEntry, subject: number, options: Options): void {
  if (tellsAdded(c)) options.addIfHolds(asValue(c.reading, fact), subject, ADDED)
}
const tellsAdded = ({ claimed: { frame }, reading }: Case): boolean =>
  frame.base === null && frame.direction > 0 && !reading.percent
const ADDED = -0.1

/** A cell that a word of the clause names from afar: 上年最大的一天才76毫米, 离90口的计划, 年底要冲93%. */
const HINTED = -0.08
/** 上季度漏损率为｜4.7%, where it was 4.8% and is 4.3%: what is wrong is the cell that was named. */
const NAMED_AFAR = 0.02
const HINTS_AT: Readonly<Record<Exclude<Field, 'value'>, readonly [before: Clue, after: Clue | null]>> = {
  lastYear: [new Clue(/上年|去年|[上前]一年|过去|以往|从前|此前|原先|原来/, '上去前以从此原过'), null],
  lastPeriod: [new Clue(/[上前][一个]*季|前一个?月|上个?月|上一?(?:通报)?期/, '上前'), null],
  target: [
    new Clue(
      /目标|任务|计划|要求|指标|红线|底线|要冲|冲刺|力争|确保(?!了)|(?:全年|年度|全年的?|年初[定的]{0,2}|上[头级]?定的)$|[离距](?:既定的?|原定的?)?$/,
      '目任计要指红底冲力确全年定离距',
    ),
    new Clue(
      /^的?(?:年度)?(?:目标|任务|计划|要求|红线|底线|门槛|标准|盘子|线(?=[，。；]))/,
      '的年目任计要红底门标盘线',
    ),
  ],
}
function hintsAt(c: Case, field: Exclude<Field, 'value'>): boolean {
  c.hints ??= {}
  c.hints[field] ??= findsHint(c, field)
  return c.hints[field]
}
function findsHint({ claimed, text, index, plan }: Case, field: Exclude<Field, 'value'>): boolean {
  const { mention, ownStart } = claimed
  const from = field === 'target' ? ownStart : ledFrom(text, ownStart)
  const said = text.slice(from, mention.start)
  const clause = startsTheYear(index) ? said.replace(END_OF_LAST_YEAR, '上季') : said
  const [before, after] = HINTS_AT[field]
  if (before.within(clause, 0, clause.length) !== null || after?.after(text, mention.end, 8)) return true
  if (field === 'lastYear') return clause.includes(`${index.sheet.period.year - 1}年`)
  // 一季度用水28吨, in a report on the second
  const named = plan?.period ?? claimed.period
  const { period } = index.sheet
  return field === 'lastPeriod' && named !== null && relationOf(named, period) === field && !isWithin(named, period)
}

/** 去年四季度 in a report on the first quarter. */
const END_OF_LAST_YEAR = /(?:上年|去年)(?:第?四季度|下半年|12月)/
const startsTheYear = ({ sheet: { period } }: SheetIndex): boolean => {
  const [from, to] = monthsOf(period)
  return from === 1 && to < 12
}

/** 发现93个，销号88个；去年同期发现112个，销号｜104个: what follows a former number, of a fact that was told. */
const goesOn = (c: Case, fact: FactEntry, base: Base | null): boolean => {
  const { before, from, mention } = c.claimed
  const follows = before?.frame.role === 'prior' && before.frame.base === base && c.memory.hasTold(fact, 'value')
  return follows && !NOW.test(c.text.slice(from, mention.start))
}
const NOW = /今年|本(?:年|期|季|月)|目前|当前/

/** 去年，登记｜1100户: a period may stand in a short clause of its own. */
function ledFrom(text: string, start: number): number {
  if (start === 0 || text[start - 1] !== '，') return start
  const comma = start - 1
  let from = comma
  while (from > 0 && comma - from < LONGEST_LEAD && !CUTS.has(text.charCodeAt(from - 1))) from--
  return from === comma ? start : from
}
const LONGEST_LEAD = 8
const CUTS = new Characters('，。；！？\n0123456789')

/** The number as it stands to the cells that it is compared with. */
export const citingOf = (reading: Reading): Reading =>
  reading.plain.approx !== null && COMPARING.test(reading.plain.approx) ? unhedged(reading) : reading

/** 摸排33处，还有｜33处; 甲1546台，乙718台，两项合计｜1546台: what is left is not the whole that was told, a sum no summand. */
const isOwnTotal = ({ claimed: { frame }, memory }: Case, fact: FactEntry): boolean =>
  frame.role === 'remainder'
    ? fact.parts.length > 0 &&
      (memory.hasTold(fact, 'value') || memory.before.includes(fact) || memory.earlier.includes(fact))
    : frame.role === 'sum' &&
      fact.parts.length === 0 &&
      memory.stated.length + memory.before.length > 1 &&
      memory.hasTold(fact, 'value')

/** The labels that speak of change themselves, by place: 固定资产投资增速, 整治提升. Direction words are few. */
function movingBy({ facts, moving }: SheetIndex, word: string): Uint8Array {
  let found = moving.get(word)
  if (found === undefined) {
    const speaks = ({ growth, label }: FactEntry) =>
      growth !== 0 ||
      (word !== '' && label.includes(word)) ||
      ((word === '新增' || word === '净增') && (label.includes('新') || isFlow(label)))
    found = Uint8Array.from(facts, (fact) => (speaks(fact) ? 1 : 0))
    if (moving.size < MOST_WORDS) moving.set(word, found)
  }
  return found
}
const MOST_WORDS = 500
