import type { Period } from '../domain/fact-sheet.ts'
import { unitOf } from '../domain/unit.ts'
import { changeOf, completionOf, multipleOf, proportionOf, shareOf, totalOf } from './derive.ts'
import { fitCell, percentOf } from './fit.ts'
import type { Base } from './frame.ts'
import { type Claim, type DerivedClaim, type FieldClaim, type Fit, holds, type Judged } from './judged.ts'
import { type Evidence, LabelScorer } from './label-score.ts'
import { type Claimed, isSpoken, layOut, type Sentence } from './layout.ts'
import { evidenceOf, type ListPlan, planLists } from './lists.ts'
import type { Mention, NamedPeriod } from './mention.ts'
import { notedClaim } from './notes.ts'
import { relationOf, samePeriod } from './period-relation.ts'
import { type Cell, type FactEntry, FIELDS, type Field, type SheetIndex } from './sheet-index.ts'
import { gate } from './unit-gate.ts'

/** What a value that fits adds to the likeness of the words. Never enough to win against a label that is spelt out. */
const VALUE_WEIGHT = 0.38
const FIT_SHARE: Readonly<Record<Fit, number>> = {
  exact: 1,
  covered: 1,
  rounded: 0.75,
  qualifier: 0.55,
  unit: 0.55,
  none: 0,
}
/** Below this likeness a clause speaks of no fact of the sheet. */
const SPEAKS = 0.42
/** Below this likeness not even an equal value makes a match. */
const HINTS = 0.1

/** A calculation that does not come out is first suspected not to be meant. */
const UNFIT_DERIVED = 0.12

interface Option {
  readonly claim: Claim
  readonly score: number
  readonly subject: number
}

/** What the sentence has said so far. */
interface Memory {
  /** Facts whose number was stated, latest last. */
  readonly stated: FactEntry[]
  /** The base of the comparison cited last: 上年同期 in parentheses. */
  base: Base | null
  /** For each open bracket, the fact that was spoken of before it. */
  readonly bracketed: (FactEntry | null)[]
  /** Bases cited since the last number of its own: 由上年同期第九、上季度第六升至. */
  cited: { readonly base: Base; readonly fact: FactEntry }[]
}

/** What stands in brackets is an aside: after them the text speaks again of what it spoke of before. */
function closeBrackets(memory: Memory, text: string, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    if (text[i] === '（' || text[i] === '(') memory.bracketed.push(memory.stated.at(-1) ?? null)
    else if (text[i] === '）' || text[i] === ')') {
      const fact = memory.bracketed.pop()
      if (fact) restate(memory, fact)
    }
  }
}

function restate({ stated }: Memory, fact: FactEntry): void {
  const at = stated.indexOf(fact)
  if (at >= 0) stated.splice(at, 1)
  stated.push(fact)
}

/** Judges every mention of the text against the sheet. */
export function match(index: SheetIndex, text: string, mentions: readonly Mention[]): Judged[] {
  const judged: (Judged | null)[] = mentions.map((mention) =>
    isSpoken(mention) ? null : { mention, frame: null, claim: null, owner: null, trace: [] },
  )
  const scorer = new LabelScorer(index)
  const heads = new LabelScorer(index)
  let before: FactEntry[] = []
  for (const sentence of layOut(text, mentions, index.sheet.period)) {
    const memory: Memory = { stated: [], base: null, bracketed: [], cited: [] }
    const plans = planLists(text, sentence)
    sentence.claims.forEach((claimed, i) => {
      closeBrackets(memory, text, i === 0 ? sentence.start : sentence.claims[i - 1]!.mention.end, claimed.mention.start)
      const judgement = judge({ index, text, scorer, heads, sentence, claimed, plan: plans[i] ?? null, memory, before })
      judged[claimed.at] = judgement
      remember(memory, judgement)
    })
    if (memory.stated.length > 0) before = memory.stated
  }
  return judged as Judged[]
}

interface Case {
  readonly index: SheetIndex
  readonly text: string
  readonly scorer: LabelScorer
  /** A second scorer for the heads of sums and ratios. */
  readonly heads: LabelScorer
  readonly sentence: Sentence
  readonly claimed: Claimed
  readonly plan: ListPlan | null
  readonly memory: Memory
  /** Facts of the sentence before. */
  readonly before: readonly FactEntry[]
}

function remember(memory: Memory, { claim, frame }: Judged): void {
  if (frame?.role === 'prior' && claim?.of === 'field') memory.cited.push({ base: claim.field === 'lastPeriod' ? 'qoq' : 'yoy', fact: claim.fact })
  else if (frame?.role === 'level' && frame.direction === 0) memory.cited = []
  if (frame?.role === 'prior' || frame?.role === 'target') memory.base = frame.base
  else memory.base = frame?.base ?? (frame?.role === 'level' ? null : memory.base)
  if (!claim || claim.of === 'note') return
  if (claim.of === 'derived' && (claim.rule === 'sum' || claim.rule === 'difference')) return
  const { fact } = claim
  if (memory.stated.at(-1) === fact) return
  if (claim.of === 'derived' && memory.stated.includes(fact)) return
  restate(memory, fact)
}

function judge(c: Case): Judged {
  const { claimed } = c
  const subjects = subjectsOf(c)
  if (claimed.mention.kind === 'placeholder') return blank(c, subjects)
  const options: Option[] = []
  const add = (claim: Claim | null, subject: number, preference: number) => {
    if (!claim) return
    const fit = claim.fit
    const doubt = claim.of === 'derived' && fit === 'none' ? UNFIT_DERIVED : 0
    const score = subject + VALUE_WEIGHT * FIT_SHARE[fit] + preference - doubt
    options.push({ claim, score, subject })
  }
  for (const fact of c.index.facts) {
    const subject = subjects[fact.place]!
    offerFields(c, fact, subject, add)
    if (subject > 0.2) offerDerived(c, fact, subject, add)
  }
  offerTotals(c, subjects, add)
  const note = notedClaim(c.index, c.text, claimed)
  if (note) add(note.claim, note.likeness, 0)
  const best = spokenOf(c, choose(options), options)
  const claim = best?.claim ?? null
  return {
    mention: claimed.mention,
    frame: claimed.frame,
    claim,
    owner: claim?.of === 'field' && claim.fit === 'none' ? ownerOf(c.index, claimed.mention, claim.fact) : null,
    trace: options
      .filter(({ score }) => score > 0.2)
      .sort((a, b) => b.score - a.score)
      .slice(0, 4)
      .map(describe),
  }
}

/** A blank speaks of the fact that its words name; it states nothing, so it fits nothing. */
function blank({ index, claimed }: Case, subjects: Float64Array): Judged {
  const { mention, frame } = claimed
  const unitText = /[^\dxXχ×Ⅹ_＿*？?.．第多余万亿千]+$/.exec(mention.text)?.[0] ?? ''
  const measured = { unitText, unit: unitOf(unitText) }
  let best: FactEntry | null = null
  for (const fact of index.facts) {
    const fits = fact.isRank ? mention.text.startsWith('第') : gate(measured, fact) !== 'shut'
    if (fits && subjects[fact.place]! > (best ? subjects[best.place]! : SPEAKS)) best = fact
  }
  const claim: Claim | null = best && { of: 'field', fact: best, field: 'value', fit: 'none' }
  return { mention, frame, claim, owner: null, trace: [] }
}

const describe = ({ claim, score, subject }: Option): string =>
  `${claim.of === 'note' ? 'note' : `${claim.fact.id}.${claim.of === 'field' ? claim.field : claim.rule}`} ${claim.fit} words ${subject.toFixed(2)} total ${score.toFixed(2)}`

/**
 * Gives way to the fact that the words name where the value is another's: a clause about 镇级网格员 stays about them,
 * whatever number it carries.
 */
function spokenOf({ scorer }: Case, best: Option | null, options: readonly Option[]): Option | null {
  if (best?.claim.of !== 'field' || best.claim.field !== 'value' || best.claim.fit === 'none') return best
  const { fact } = best.claim
  let named: Option | null = null
  for (const option of options) {
    const { claim } = option
    if (claim.of !== 'field' || claim.field !== 'value' || claim.fit !== 'none' || option.subject <= best.subject)
      continue
    const spelt = scorer.coverage[claim.fact.place]! >= 0.97 && scorer.coverage[fact.place]! < 0.85 && !scorer.namesBeside(fact, claim.fact)
    if (option.score > (named?.score ?? 0) && (spelt || scorer.tells(claim.fact, fact))) named = option
  }
  return named ?? best
}

/** The best option that may stand: a fitting number with a hint in the words, or words that name a fact. */
function choose(options: readonly Option[]): Option | null {
  let best: Option | null = null
  for (const option of options) {
    if (option.subject < least(option.claim)) continue
    if (!best || option.score > best.score) best = option
  }
  return best
}

/** How much the words must say before a claim may stand. A lone digit fits by accident sooner than three. */
function least(claim: Claim): number {
  if (claim.fit === 'none') return SPEAKS
  if (claim.of === 'derived') return 0.25
  const cell = claim.of === 'field' ? claim.fact.values[claim.field] : null
  if (claim.fit === 'covered') return 0.25
  return cell && (cell.lo.c.length > 1 || cell.hi === null || !cell.hi.eq(cell.lo)) ? HINTS : HINTS + 0.1
}

/** How well each fact suits as what the clause speaks of: by its own words, or inherited from what was just stated. */
function subjectsOf(c: Case): Float64Array {
  const { claimed, plan, memory, scorer, index } = c
  const own: readonly Evidence[] = plan?.own ?? claimed.own
  const inherited = plan ? [...plan.inherited, ...claimed.inherited] : claimed.inherited
  const subjects = Float64Array.from(scorer.score(own, inherited))
  const silent = scorer.known < 0.2
  if (silent) for (let i = 0; i < subjects.length; i++) subjects[i]! *= 0.75
  const { role, direction } = claimed.frame
  const passing = role !== 'level' || direction !== 0
  const pass = (fact: FactEntry | undefined, weight: number) => {
    if (!fact || role === 'remainder' || role === 'sum') return
    const value = weight * (silent ? 1 : 0.55) * (passing ? 1 : 0.6)
    if (value > subjects[fact.place]!) subjects[fact.place] = value
  }
  if (plan?.fromStated) {
    const facts = memory.stated.length >= plan.length ? memory.stated : [...c.before, ...memory.stated]
    pass(citedAlong(memory, plan)?.fact ?? facts[facts.length - plan.length + plan.place], 0.95)
  } else if (claimed.frame.role === 'whole') {
    pass(memory.stated.at(-1)?.parent ?? undefined, 0.95)
  } else {
    const latest = memory.stated.slice(-4).reverse()
    for (const [i, fact] of latest.entries()) pass(fact, PASSED_ON[i]!)
    if (latest.length === 0) for (const fact of c.before.slice(-3)) pass(fact, 0.4)
  }
  const last = memory.stated.at(-1)
  for (const fact of index.facts) {
    subjects[fact.place]! += periodLikeness(c, fact) + (last ? nearness(fact, last, silent) : 0)
    if (!silent && fact.parent && !scorer.namesBeside(fact, fact.parent)) subjects[fact.place]! -= UNNAMED_PART
  }
  return subjects
}

/** How surely a comparison without a noun of its own speaks of the fact stated last, the one before, … */
const PASSED_ON = [0.85, 0.5, 0.35, 0.3]

/** A sheet keeps together what belongs together: 开工9个、2846户 are neighbours there. */
const nearness = (fact: FactEntry, last: FactEntry, silent: boolean): number => {
  const distance = Math.abs(fact.place - last.place)
  return distance === 0 || distance > 2 ? 0 : silent ? 0.12 : 0.04
}
/** A part whose own words the clause does not use is less likely meant than the whole. */
const UNNAMED_PART = 0.12

/** 由上年同期第九、上季度第六升至第四，分别前移五位和两位: one fact, as many bases as the list has items. */
function citedAlong({ cited }: Memory, plan: ListPlan | null): Memory['cited'][number] | undefined {
  if (!plan?.fromStated || cited.length !== plan.length || cited.some(({ fact }) => fact !== cited[0]!.fact)) return undefined
  return cited[plan.place]
}

/** A label that names its own period belongs to numbers of that period; others to the reported one. */
function periodLikeness({ index, claimed }: Case, fact: FactEntry): number {
  const named = claimed.period
  if (!fact.period) {
    if (!named || !index.facts.some((f) => f.period && samePeriod(f.period, named))) return 0
    return relationOf(named, index.sheet.period) === 'this' && samePeriod(named, asNamed(index.sheet.period))
      ? 0
      : -0.12
  }
  if (!named) return -0.1
  return samePeriod(named, fact.period) ? 0.1 : -0.3
}
const asNamed = ({ year, quarter, half, month }: Period): NamedPeriod => ({
  year,
  quarter: quarter ?? null,
  half: half ?? null,
  month: month ?? null,
  toMonth: null,
  day: null,
  relative: null,
})

type Add = (claim: Claim | null, subject: number, preference: number) => void

/** How ready a role is to cite each cell of a fact. */
const FIELD_PREFERENCE: Readonly<Record<string, Partial<Record<Field, number>>>> = {
  level: { value: 0, lastYear: -0.5, lastPeriod: -0.5, target: -0.5 },
  prior: { value: -0.35, lastYear: 0, lastPeriod: 0, target: -0.4 },
  target: { value: -0.15, target: 0, lastYear: -0.45, lastPeriod: -0.45 },
  gap: { target: -0.05 },
  completion: { value: -0.1 },
  share: { value: -0.05 },
  change: { value: 0 },
  remainder: { value: 0 },
  sum: { value: 0 },
  multiple: {},
  whole: { value: 0 },
}

function offerFields({ claimed, scorer }: Case, fact: FactEntry, subject: number, add: Add): void {
  const { mention, frame } = claimed
  const preferences = FIELD_PREFERENCE[frame.role]!
  for (const field of FIELDS) {
    const preference = preferences[field]
    const cell = fact.values[field]
    if (preference === undefined || !cell) continue
    if (frame.role === 'change' && fact.growth === 0 && !(frame.word && fact.label.includes(frame.word))) continue
    if (
      field !== 'value' &&
      frame.role === 'prior' &&
      frame.base &&
      frame.base !== (field === 'lastYear' ? 'yoy' : field === 'lastPeriod' ? 'qoq' : 'target')
    )
      continue
    const cites = field !== 'value' && COMPARING.test(mention.stated?.approx ?? '')
    const fit = fact.growth !== 0 && frame.role === 'change' ? fitGrowth(mention, fact, cell) : fitCell(cites ? unhedged(mention) : mention, fact, cell)
    if (fit === 'none' && preference < -0.1) continue
    if (fit === 'none' && (subject < SPEAKS || !comparable(mention, fact) || (looseUnit(mention, fact) && scorer.known < 0.2))) continue
    const growth = field === 'value' && frame.role === 'change' && fact.growth !== 0 ? 0.3 : 0
    add(
      { of: 'field', fact, field, fit } satisfies FieldClaim,
      subject,
      preference + growth - (looseUnit(mention, fact) ? 0.04 : 0),
    )
  }
}

/** 下降9.7% states the growth −9.7%; the magnitude is compared here, the sign by the rule of directions. */
function fitGrowth(mention: Mention, fact: FactEntry, cell: Cell): Fit {
  const { stated } = mention
  if (!stated || cell.hi === null) return 'none'
  const flipped = { ...cell, n: Math.abs(cell.n), lo: cell.lo.abs(), hi: cell.hi.abs() }
  const written = { ...stated, lo: stated.lo.abs(), hi: stated.hi?.abs() ?? null }
  return fitCell({ ...mention, stated: written }, fact, flipped)
}

/** 高于94%的目标: the word compares, it does not hedge. */
const COMPARING = /^(?:高于|低于|超过|超出|超|少于|多于|优于|好于|大于|小于|不及)$/
const unhedged = (mention: Mention): Mention =>
  mention.stated ? { ...mention, stated: { ...mention.stated, approx: null } } : mention

const looseUnit = (mention: Mention, fact: FactEntry): boolean =>
  mention.stated !== null && gate(mention.stated, fact) === 'loose'

/** Whether a number of this kind can be meant as the fact's value at all, right or wrong. */
function comparable(mention: Mention, fact: FactEntry): boolean {
  if (mention.kind === 'rank' || fact.isRank) return mention.kind === 'rank' && fact.isRank
  if (mention.kind === 'percentage-point' || mention.kind === 'ratio') return false
  const percent = percentOf(mention)
  if (percent) return fact.isRate
  if (mention.stated?.unitText === '倍' || mention.stated?.unitText === '番') return false
  return gate(mention.stated!, fact) !== 'shut'
}

function offerDerived(c: Case, fact: FactEntry, subject: number, add: Add): void {
  const { claimed, plan, memory } = c
  const { mention, frame } = claimed
  const percent = percentOf(mention) !== null
  switch (frame.role) {
    case 'change': {
      const said = plan?.base ?? frame.base ?? citedAlong(memory, plan)?.base ?? null
      if (said === 'other') return
      if (said) add(changeOf(mention, frame, fact, said), subject, 0)
      else {
        add(changeOf(mention, frame, fact, 'yoy'), subject, memory.base === 'qoq' ? -0.05 : 0)
        if (memory.base === 'qoq' || memory.base === 'target')
          addIfHolds(add, changeOf(mention, frame, fact, memory.base), subject, 0)
      }
      return
    }
    case 'prior':
      if (frame.base === null && percent && !fact.isRate) addIfHolds(add, changeOf(mention, { ...frame, direction: 0 }, fact, 'yoy'), subject, -0.2)
      if (frame.base === 'yoy' || frame.base === 'qoq') addIfHolds(add, changeOf(mention, frame, fact, frame.base), subject, -0.05)
      return
    case 'gap':
      add(changeOf(mention, frame, fact, 'target'), subject, 0)
      return
    case 'completion':
      add(completionOf(mention, fact), subject, 0)
      offerShares(c, fact, subject, -0.1, add)
      return
    case 'share':
      offerShares(c, fact, subject, 0, add)
      addIfHolds(add, completionOf(mention, fact), subject, -0.2)
      return
    case 'multiple':
      for (const base of ['yoy', 'qoq', 'target'] as const)
        if (frame.base === null ? base === 'yoy' : frame.base === base) add(multipleOf(mention, fact, base), subject, 0)
      return
    case 'level':
      if (subject >= 0.4 && OVER.test(mention.stated?.approx ?? '')) addIfHolds(add, changeOf(unhedged(mention), { ...frame, direction: 1 }, fact, 'target'), subject, -0.1)
      if (!percent) return
      offerShares(c, fact, subject, -0.1, add)
      if (!fact.isRate) {
        addIfHolds(add, completionOf(mention, fact), subject, -0.15)
        addIfHolds(add, changeOf(mention, frame, fact, 'yoy'), subject, -0.2)
      }
      return
    default:
      return
  }
}

/** 超40亩 after a target: the word compares. */
const OVER = /^(?:超|超过|超出)$/

const addIfHolds = (add: Add, claim: DerivedClaim | null, subject: number, preference: number): void => {
  if (claim && holds(claim.fit)) add(claim, subject, preference)
}

/** Shares of the whole that a fact is part of, or of what was stated just before. */
function offerShares({ claimed, memory, text }: Case, fact: FactEntry, subject: number, preference: number, add: Add): void {
  if (fact.isRate) return
  const wholes = new Set<FactEntry>()
  for (let whole = fact.parent; whole && !wholes.has(whole); whole = whole.parent) wholes.add(whole)
  for (const stated of memory.stated)
    if (stated !== fact && !stated.isRate && gate(stated, fact) !== 'shut') wholes.add(stated)
  const { role } = claimed.frame
  const stated = role === 'share' || (role === 'level' && RATE_OF.test(text.slice(claimed.ownStart, claimed.mention.start)))
  const [nearest] = fact.parent ? [fact.parent] : [...wholes].slice(-1)
  for (const whole of wholes) {
    const claim = shareOf(claimed.mention, fact, whole)
    if (whole === nearest && stated && subject >= 0.45) add(claim, subject, preference - (fact.parent || claim && holds(claim.fit) ? 0 : 0.2))
    else addIfHolds(add, claim, subject, preference - (whole === nearest ? 0 : 0.05))
  }
}
/** 整改率, 退回率: a rate named by what was done of the whole. */
const RATE_OF = /率[为达是至到约]*$/

/** Sums and remainders of what the sentence just stated; no search over all pairs. */
function offerTotals(c: Case, subjects: Float64Array, add: Add): void {
  const { claimed, plan, memory, index } = c
  const { mention, frame } = claimed
  const heads = plan?.heads?.map((head) => bestFor(c, head, plan.heads!.at(-1)!)).filter((fact) => fact !== null)
  if (mention.kind === 'ratio') {
    const terms = mention.stated?.terms?.length ?? 0
    add(proportionOf(mention, heads?.length === terms ? heads : memory.stated.slice(-terms)), 0.8, 0)
    return
  }
  if (frame.role === 'sum') {
    offerSums(c, heads ?? null, add)
    return
  }
  if (frame.role !== 'remainder') return
  const recent = alike([...c.before, ...memory.stated], mention)
  for (const whole of index.facts) {
    if (whole.parts.length === 0) continue
    const parts = whole.parts.filter((part) => recent.includes(part))
    const near = recent.includes(whole) || parts.length > 0 ? 0.45 : 0
    for (const part of parts.length > 0 ? parts : whole.parts) {
      const subject = Math.max(
        near,
        Math.max(subjects[whole.place]!, subjects[part.place]!),
      )
      const rest = subject > 0.3 ? totalOf(mention, 'difference', [whole, part]) : null
      const same = rest && holds(rest.fit) ? whole.parts.find((other) => other !== part && holds(fitCell(mention, other, other.values.value!))) : null
      if (same) add({ of: 'field', fact: same, field: 'value', fit: 'exact' }, subject, 0)
      else addIfHolds(add, rest, subject, 0)
    }
  }
  const part = recent.at(-1)
  for (const whole of recent.slice(-6, -1)) if (part) addIfHolds(add, totalOf(mention, 'difference', [whole, part]), 0.45, 0)
}

/** 合计: the heads named with it, or the facts stated just before, down from the longest run; their common whole first. */
function offerSums({ claimed, memory, before, text }: Case, heads: readonly FactEntry[] | null, add: Add): void {
  const { mention } = claimed
  const counted = COUNTED.exec(text.slice(Math.max(0, mention.start - 10), mention.start))?.[1]
  const count = counted ? '零一二三四五六七八九十'.indexOf(counted.replace('两', '二')) : null
  const recent = alike(memory.stated.length > 1 ? memory.stated : [...before, ...memory.stated], mention)
  const facts = heads && heads.length > 1 ? heads : count ? recent.slice(-count) : recent
  const whole = facts[0]?.parent
  if (
    whole?.values.value &&
    facts.length > 1 &&
    facts.every((fact) => fact.parent === whole) &&
    facts.length === whole.parts.length
  )
    add({ of: 'field', fact: whole, field: 'value', fit: fitCell(mention, whole, whole.values.value) }, 0.9, 0)
  if (facts.length > 1) add(totalOf(mention, 'sum', facts), 0.6, 0.1)
  if (!heads && !count)
    for (let from = 1; from < facts.length - 1; from++)
      addIfHolds(add, totalOf(mention, 'sum', facts.slice(from)), 0.55, 0.1)
}
const COUNTED = /([两二三四五六七八九十])[项类者个]合计/

/** The fact that a head names, or null where none is likely. */
function bestFor({ heads, index, claimed, memory, before }: Case, head: string, last: string): FactEntry | null {
  const shared = head === last ? [] : evidenceOf(last, 0.7)
  const scores = heads.score(evidenceOf(head, 1), [...shared, ...claimed.inherited])
  const { stated } = claimed.mention
  const counts = claimed.mention.kind !== 'ratio'
  let best: FactEntry | null = null
  let most = HINTS
  for (const fact of index.facts) {
    if (counts && (fact.isRate || (stated && gate(stated, fact) === 'shut'))) continue
    const spoken = scores[fact.place]!
    const score = spoken + (spoken > 0 && (memory.stated.includes(fact) || before.includes(fact)) ? 0.15 : 0)
    if (score <= most) continue
    best = fact
    most = score
  }
  return best
}

const alike = (facts: readonly FactEntry[], mention: Mention): FactEntry[] =>
  facts.filter(
    (fact) => !fact.isRate && !fact.isRank && mention.stated !== null && gate(mention.stated, fact) !== 'shut',
  )

/** The fact whose very value this number is, if one and the same unit say so. */
function ownerOf(index: SheetIndex, mention: Mention, subject: FactEntry): FactEntry | null {
  const digits = mention.stated?.digits.replace(/[^1-9]/g, '').length ?? 0
  for (const fact of index.facts) {
    if (fact === subject || !fact.values.value) continue
    if (digits < 2 && fact.parent !== subject && fact.parent !== subject.parent && subject.parent !== fact) continue
    if (holds(fitCell(mention, fact, fact.values.value)) && gate(mention.stated!, fact) === 'same') return fact
  }
  return null
}
