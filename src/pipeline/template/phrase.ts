import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { isChange, isLowerBetter, measureOf, ownAmount } from '../render-amount.ts'
import { compare } from '../render-change.ts'
import { slotOf } from '../slot.ts'
import { labelOf, partLabel, spokenLabel } from '../spoken-label.ts'
import { comparisonsOf, journeyOf } from './comparisons.ts'
import words from './indicator-words.json' with { type: 'json' }

/** A fact as a clause: 出动巡查人员 + 1204人次 + 同比增长12.0%, with its 其中. */
export interface Phrase {
  readonly fact: Fact
  /** The label as prose writes it. */
  readonly label: string
  /** Which part of the year it counts, where the label says so: 1—9月累计; else ''. Told before the verb. */
  readonly stage: string
  /** The verb at its head, the label's own or one that the drafter puts there; told once for a chain of clauses; '' where there is none. */
  readonly verb: string
  /** What follows the verb. */
  readonly object: string
  /** 为, 达到, 达, 居, 由上年同期的…提高到, or '' where the figure follows at once. */
  readonly link: string
  readonly value: string
  /** Slots of comparisons, the one with the year before first. */
  readonly comparisons: readonly string[]
  /** Tells of something done, not of how things stand. */
  readonly act: boolean
  readonly parts: readonly Phrase[]
  /** Of a part that is a place's, the place: 东岭村 of 东岭村改厕 under 改厕合计; null of any other. */
  readonly place: string | null
}

const VERBS = [...words.verbs].sort((a, b) => b.length - a.length)
const endsWithAny = (text: string, endings: readonly string[]) => endings.some((ending) => text.endsWith(ending))

/** 总诊疗人次 68.42万人次 reads 总诊疗68.42万人次: the unit says 人次 once. */
function withoutUnit(fact: Fact): string {
  const [label, { unit }] = [spokenLabel(fact).matter, ownAmount(fact)]
  const head = unit.length > 1 && label.endsWith(unit) ? label.slice(0, -unit.length) : ''
  return head.length > 1 ? head : label
}

/** The verb with which a label begins, if it is more than that verb; '' otherwise. */
export const verbOf = (label: string): string =>
  VERBS.find((verb) => label.startsWith(verb) && label.length > verb.length) ?? ''

/** Whether a rise is good or bad news; null where neither can be said. */
function goodWhenUp(fact: Fact): boolean | null {
  if (words.neutral.some((word) => fact.label.includes(word))) return null
  if (isLowerBetter(fact) || measureOf(fact) === 'rank') return false
  return words.higherIsBetter.some((word) => fact.label.includes(word)) ? true : null
}

/** Better or worse than the year before, as far as the indicator itself tells; null otherwise. */
export function movedWell(fact: Fact): boolean | null {
  const good = goodWhenUp(fact)
  const diff = compare(fact, 'lastYear')?.diff
  return good === null || !diff || diff.eq(0) ? null : diff.gt(0) === good
}

interface Worded {
  readonly verb: string
  readonly object: string
  readonly link: string
  readonly act: boolean
}

const counts = (fact: Fact, units: readonly string[]) => units.includes(ownAmount(fact).unit)

/** 行政村数量 → 行政村: the classifier tells that it is a number. */
const withoutNumber = (label: string): string => {
  const head = label.replace(/(?:数量|总数|个数|数)$/, '')
  return head !== label && endsWithAny(head, words.entities) ? head : label
}

function wordsOfAmount(fact: Fact, label: string): Worded {
  const verb = verbOf(label)
  const none = ownAmount(fact).lo.eq(0)
  if (verb === '发生' && none) return { verb: '', object: label.slice(verb.length), link: '为', act: false }
  if (verb) return { verb, object: label.slice(verb.length), link: '', act: verb !== '下辖' }
  for (const [lead, endings] of Object.entries(words.events)) {
    if (none && lead === '发生') continue
    if (endsWithAny(label, endings) && counts(fact, words.occasions))
      return { verb: lead, object: label, link: '', act: true }
  }
  // 办结179条, of what the row before names
  if (words.outcomes.includes(label)) return { verb: '', object: label, link: '', act: true }
  const thing = withoutNumber(label)
  const bare = !words.notThings.some((word) => thing.includes(word))
  if (bare && endsWithAny(thing, words.entities) && counts(fact, words.classifiers)) {
    const near = thing.startsWith('辖区')
    return { verb: near ? '辖区共有' : '共有', object: near ? thing.slice(2) : thing, link: '', act: false }
  }
  const diff = compare(fact, 'lastYear')?.diff
  const link =
    none || endsWithAny(label, words.means) ? '为' : endsWithAny(label, words.measures) && diff?.gt(0) ? '达' : ''
  return { verb: '', object: label, link, act: false }
}

function wordsOf(fact: Fact, label: string): Worded {
  const state = (link: string): Worded => ({ verb: '', object: label, link, act: false })
  switch (measureOf(fact)) {
    case 'rank':
      return state(/(?:排名|排位|位列)$/.test(label) ? '' : '居')
    case 'level':
      return state('为')
    case 'rate':
    case 'points':
      return state(goodWhenUp(fact) && movedWell(fact) !== false ? '达到' : '为')
    default:
      return wordsOfAmount(fact, label)
  }
}

const CHANGE = /(?:增速|增幅|增长率|增减率|变化率|增减)$/
/** 固定资产投资同比增速 -3.1% is told as 固定资产投资同比下降3.1%; 同比持平 only where the label says against what. */
const tellsChange = (fact: Fact): boolean => {
  const amount = ownAmount(fact)
  const told = amount.exact && (!amount.lo.eq(0) || COMPARED.test(labelOf(fact)))
  return told && CHANGE.test(labelOf(fact)) && isChange(fact)
}

const COMPARED = /[同环]比/

const PLACE = new RegExp(`.(?:${words.places.join('|')})$`)

/** The place in a part's label, where no other figure of the place is the same: its bare name would leave open which is meant. */
function placeIn(part: Fact, whole: Fact, sheet: FactSheet): string | null {
  const [label, matter] = [labelOf(part), labelOf(whole).replace(/合计$/, '')]
  const place = label.endsWith(matter) ? label.slice(0, label.length - matter.length) : ''
  const own = (fact: Fact) => fact.label.startsWith(place) && fact.value === part.value && fact.unit === part.unit
  return PLACE.test(place) && sheet.facts.filter(own).length === 1 ? place : null
}

/**
 * Says a fact in its own words, with the comparisons that the sheet defines and with those of `among` that are part of it.
 * `seen` are the facts around it, so that a ring of partOf ends; `asked`: whether it shall tell where it came from.
 */
export function phraseOf(
  fact: Fact,
  sheet: FactSheet,
  among: readonly Fact[] = sheet.facts,
  seen: readonly string[] = [],
  asked?: boolean,
): Phrase {
  const parts = among.filter(({ id, partOf }) => partOf === fact.id && !seen.includes(id) && id !== fact.id)
  const places = parts.map((part) => placeIn(part, fact, sheet))
  const journey = journeyOf(fact, sheet, asked)
  const comparisons = comparisonsOf(fact, sheet, journey !== null)
  const moves = journey === null && comparisons.length === 0 && tellsChange(fact)
  const { stage, matter } = spokenLabel(fact)
  const label = moves ? matter.replace(CHANGE, '') : withoutUnit(fact)
  const worded = moves ? { verb: '', object: label, link: '', act: false } : wordsOf(fact, label)
  return {
    fact,
    label,
    stage,
    ...worded,
    link: journey ?? worded.link,
    value: slotOf(fact.id, moves ? 'change' : 'value'),
    comparisons,
    parts: parts.map((part, index) => ({
      ...phraseOf(part, sheet, among, [...seen, fact.id]),
      stage: partLabel(part, fact).stage,
      place: places.includes(null) ? null : places[index]!,
    })),
    place: null,
  }
}
