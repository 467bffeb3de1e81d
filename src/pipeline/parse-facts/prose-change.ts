import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { clean, literalOf } from './prose-label.ts'
import { settles } from './prose-settled.ts'
import words from './prose-words.json' with { type: 'json' }

type Base = 'lastYear' | 'lastPeriod' | 'target'

/** A change as prose tells it: 同比增长12%, 比上年减少9件, 高于目标1.5个百分点. */
interface Change {
  /** What stands before the words of change in the clause: 固定资产投资 of 固定资产投资同比增长5.2%. */
  readonly subject: string
  /** What the change is called: 同比增速, 环比减少, 比目标高. */
  readonly name: string
  readonly base: Base | null
  /** 同比, 环比, 比目标 or nothing. */
  readonly against: string
  /** The digits without a sign of their own, and with the sign that the verb gives them. */
  readonly digits: string
  readonly signed: string
}

/** What the sentence has said before a change. */
export interface Said {
  /** 同比 where the number before was such a change: 同比增收860万元，增长8.6%. */
  readonly against: string
  readonly last: ParsedFact | null
  /** The rate that was told last, which points are of: 办结率, 固定资产投资增速. */
  readonly rate: string | null
  /** What all changes of the sentence are against: 与上年同期相比，信访量下降12%. */
  readonly general: string
}

/** 同比+12% and 同比 -3.1%: chats and tables give the direction by a sign. */
function withVerb(before: string, digits: string): { before: string; digits: string } {
  const text = before.trim().replace(/[:：]$/, '')
  const sign = /[+＋\-－−]$/.exec(text)?.[0] ?? /^[+＋\-－−]/.exec(digits)?.[0]
  const lead = text.replace(/[+＋\-－−]$/, '').trim()
  if (sign === undefined || !words.against.some((each) => each.words.some((word) => lead.endsWith(word))))
    return { before, digits }
  const falls = !/[+＋]/.test(sign)
  return { before: `${lead}${falls ? '下降' : '增长'}`, digits: digits.replace(/^[+＋\-－−]/, '') }
}

const COMPARED = [...words.lastYear, ...words.lastPeriod, ...words.target, ...words.standards].join('|')
const ABOVE = new RegExp(
  `(高于|低于|多于|少于|快于|慢于|超额完成|超出|超过|超)([^，,、]{0,4}?(?:${COMPARED})[^，,、]{0,4})$`,
)

/** 高于年度目标 says what 比年度目标高 says. */
const turned = (before: string): string =>
  before.replace(ABOVE, (_, verb: string, base: string) => `比${base}${verb.startsWith('超') ? '高' : verb[0]}`)

/** 按可比价计算增长4.2%: how it was worked out, not what grew. */
const AT_PRICES = /^按(?:可比|不变|现行?)价格?(?:计算)?[，,]?/

const THAN = /^(.*?)((?:较|比|与)[^，,]{2,10})$/
const GENERAL = /^(?:与|同|和|较|比)([^，,\d]{2,8}?)(?:相比|比较|比)?[，,]/

/** 与上年同期相比，…: what all changes of a sentence are against; '' where its head names nothing. */
export function generalBase(sentence: string): string {
  const than = GENERAL.exec(sentence)?.[1]
  if (than === undefined) return ''
  const known = words.against.find((each) => each.words.includes(`较${than}`))
  return known?.name ?? `较${than}`
}

/** Reads the change that the words before a number tell; null where they tell none. */
function changeOf(written: string, inherited: string, claim: Mention, literal: string, general = ''): Change | null {
  const { before: told, digits } = withVerb(written, literal)
  const before = trimmed(turned(told.trim()).replace(AT_PRICES, ''))
  const verb = words.changes.find((change) => change.words.some((word) => before.endsWith(word)))
  if (!verb) return null
  const verbWord = verb.words.find((word) => before.endsWith(word))!
  const lead = before.slice(0, -verbWord.length)
  const against =
    words.against.find((each) => each.words.some((word) => placeOf(word, lead) >= 0)) ??
    words.against.find((each) => lead === '' && each.name === inherited) ??
    words.against.find((each) => each.name === general && !THAN.test(lead))
  const than = against ? null : (THAN.exec(lead || inherited) ?? THAN.exec(`${lead}${general}`))
  if (verbWord.length === 1 && !against && !than) return null
  const at = than
    ? than[1]!.length
    : against
      ? Math.min(lead.length, ...against.words.map((word) => placeOf(word, lead)).filter((i) => i >= 0))
      : lead.length
  const measure =
    claim.kind === 'percentage' ? verb.percent : claim.kind === 'percentage-point' ? verb.points : verb.amount
  const ofItself = against === undefined && !claim.kind.startsWith('percentage')
  const asWritten =
    (than || ofItself || claim.kind === 'multiple' || /^名?[位次]$/.test(claim.stated!.unitText)) && verbWord
  return {
    subject: lead.slice(0, at),
    name: `${against?.name ?? than?.[2] ?? ''}${asWritten || measure}`,
    against: against?.name ?? than?.[2] ?? '',
    base: (against?.base as Base | undefined) ?? (than && claim.kind !== 'percentage' ? baseOf(than[2]!) : null),
    digits,
    signed: verb.sign < 0 && !digits.startsWith('-') ? `-${digits}` : digits,
  }
}

/** Where 较上年 stands; 较上年末 is against another day. */
function placeOf(word: string, lead: string): number {
  const at = lead.indexOf(word)
  return at >= 0 && /^年?[末底初全]/.test(lead.slice(at + word.length)) ? -1 : at
}

/** 比年度目标: the target itself, not what another place has for one. */
const baseOf = (than: string): Base | null => (words.target.includes(than.slice(1)) ? 'target' : null)

/** Whether the words tell a change of what was spoken of before, and name nothing of their own. */
export const isBareChange = (claim: Mention, before: string): boolean => {
  const change = changeOf(before, '', claim, literalOf(claim))
  return change !== null && [...clean(change.subject)].length <= 1
}

/**
 * 同比增长12% is a fact of its own, unless the earlier figure stands in the sentence and gives it. Gives what it is against
 * (同比, 环比, or nothing) and what it is called; null where no change is told or nobody can say what changed.
 */
export function readChange(
  claim: Mention,
  before: string,
  { against: inherited, last, rate, general }: Said,
  line: number,
  out: Collector,
): { against: string; label: string } | null {
  const change = changeOf(before, inherited || knownBase(last), claim, literalOf(claim), general)
  if (!change || !readFactValue(change.digits)) return null
  const own = [...clean(change.subject)].length > 1 ? clean(change.subject) : ''
  const subject = subjectOf(own, claim, last, rate)
  if (subject === null || (own === '' && change.against === '' && claim.kind !== 'percentage')) return null
  const unit = claim.stated!.unitText || null
  const label = `${subject}${change.name}`
  if (last && change.base && subject === last.label) {
    const derived = { base: change.base, literal: change.signed, unit }
    if (settles(derived, claim, last, line, out)) return { against: change.against, label }
  }
  out.add({ label, value: change.digits, unit: readFactValue(change.digits)?.unit ? null : unit, line })
  return { against: change.against, label }
}

/** 增速 and 完成率 by themselves are of what was told last; points are of a rate, and nobody can say what a rate's per cent are of. */
function subjectOf(own: string, claim: Mention, last: ParsedFact | null, rate: string | null): string | null {
  if (words.rateNouns.includes(own)) return rate?.endsWith(own) ? rate : last ? `${last.label}${own}` : null
  if (own !== '') return own
  if (claim.kind === 'percentage-point') return rate
  if (!last || (claim.kind === 'percentage' && isRate(last))) return null
  return last.label
}

/** 上年同期2.9亿元，增长10.3%: where one earlier figure is given, the change is from it. */
const knownBase = (last: ParsedFact | null): string =>
  last?.lastYear && !last.lastPeriod ? '同比' : last?.lastPeriod && !last.lastYear ? '环比' : ''

/** Whether a fact is per cent. */
export const isRate = (fact: ParsedFact | null): boolean =>
  fact ? (readFactValue(fact.value)?.unit || fact.unit) === '%' : false

/** 增长了, 下降约: what may stand between the verb and the number. 增加到 tells no change but what it came to. */
const trimmed = (before: string): string => before.trim().replace(/(?:了|(?<!节)约|近|超过|超|达到|达|为)+$/, '')

/** 整改 alone says nothing: it takes the object of what was found before it, 排查问题. */
export function withObject(label: string, found: string | null): string {
  if (found === null || !words.bareVerbs.includes(label)) return label
  const verb = [...words.findVerbs].sort((a, b) => b.length - a.length).find((word) => found.startsWith(word))
  const object = verb ? found.slice(verb.length) : ''
  return object.length > 1 ? `${label}${object}` : label
}
