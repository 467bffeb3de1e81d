import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import type { Collector } from './collector.ts'
import { type Derived, judge } from './derived.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { clean, literalOf } from './prose-label.ts'
import words from './prose-words.json' with { type: 'json' }

/** A change as prose tells it: 同比增长12%, 比上年减少9件. */
interface Change {
  /** What stands before the words of change in the clause: 固定资产投资 of 固定资产投资同比增长5.2%. */
  readonly subject: string
  /** What the change is called: 同比增速, 环比减少. */
  readonly name: string
  readonly base: 'lastYear' | 'lastPeriod' | null
  /** 同比, 环比 or nothing. */
  readonly against: string
  /** The digits without a sign of their own, and with the sign that the verb gives them. */
  readonly digits: string
  readonly signed: string
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

/** Reads the change that the words before a number tell; null where they tell none. */
function changeOf(written: string, inherited: string, claim: Mention, literal: string): Change | null {
  const { before, digits } = withVerb(written, literal)
  const verb = words.changes.find((change) => change.words.some((word) => trimmed(before).endsWith(word)))
  if (!verb) return null
  const verbWord = verb.words.find((word) => trimmed(before).endsWith(word))!
  const lead = trimmed(before).slice(0, -verbWord.length)
  const against =
    words.against.find((each) => each.words.some((word) => lead.includes(word))) ??
    words.against.find((each) => lead === '' && each.name === inherited)
  const than = against ? null : /^(.*?)((?:较|比|与)[^，,]{2,8})$/.exec(lead)
  const at = than
    ? than[1]!.length
    : against
      ? Math.min(...against.words.map((word) => lead.indexOf(word)).filter((i) => i >= 0))
      : lead.length
  const measure =
    claim.kind === 'percentage' ? verb.percent : claim.kind === 'percentage-point' ? verb.points : verb.amount
  return {
    subject: lead.slice(0, at),
    name: `${against?.name ?? than?.[2] ?? ''}${measure}`,
    against: against?.name ?? than?.[2] ?? '',
    base: (against?.base as Change['base']) ?? null,
    digits,
    signed: verb.sign < 0 && !digits.startsWith('-') ? `-${digits}` : digits,
  }
}

/** 同比增长12% is a fact of its own, unless the earlier figure stands in the sentence and gives it. Gives what it is against (同比, 环比, or nothing); null where no change is told. */
export function readChange(
  claim: Mention,
  before: string,
  inherited: string,
  last: ParsedFact | null,
  line: number,
  out: Collector,
): string | null {
  const change = changeOf(before, inherited, claim, literalOf(claim))
  // 办结率100%，同比下降25%: whether the rate fell or the cases, nobody can say.
  if (change?.subject === '' && claim.kind === 'percentage' && isRate(last)) return null
  const against = change?.against ?? ''
  const own = change ? clean(change.subject) : ''
  const subject = [...own].length > 1 ? own : (last?.label ?? '')
  if (!change || subject === '' || !readFactValue(change.digits) || (own === '' && change.against === '')) return null
  const unit = claim.stated!.unitText || null
  if (last && change.base && (own === '' || own === last.label)) {
    const derived = { base: change.base, literal: change.signed, unit }
    if (settles(derived, claim, last, line, out)) return against
  }
  const label = `${subject}${change.name}`
  out.add({ label, value: change.digits, unit: readFactValue(change.digits)?.unit ? null : unit, line })
  return against
}

const isRate = (fact: ParsedFact | null): boolean =>
  fact ? (readFactValue(fact.value)?.unit || fact.unit) === '%' : false

const OF_TARGET = /^的$|^[，,]?(?:占|完成)(?:了)?(?:全年|年度|年初)?(?:目标|任务|计划|预算)(?:任务|数)?的$/

/** 完成目标1200人的82.2%: nothing new where the target gives it, a fact of its own where it does not. False where it is no share of a target. */
export function readCompletion(
  claim: Mention,
  between: string,
  fact: ParsedFact,
  line: number,
  out: Collector,
): boolean {
  if (claim.kind !== 'percentage' || !OF_TARGET.test(between.trim())) return false
  const derived = { base: 'target', literal: literalOf(claim), unit: '%' } as const
  if (settles(derived, claim, fact, line, out)) return true
  if (between.trim() === '的' || isRate(fact)) return false
  out.add({ label: `${fact.label}完成率`, value: derived.literal, unit: '%', line })
  return true
}

/** Whether the fact's own cells give the number; where they give another, that is told. */
function settles(
  derived: Derived & { readonly base: 'lastYear' | 'lastPeriod' | 'target' },
  claim: Mention,
  fact: ParsedFact,
  line: number,
  out: Collector,
): boolean {
  const base = fact[derived.base]
  const judgement = base === null ? 'unknown' : judge(derived, fact.value, base, fact.unit)
  if (judgement === 'unknown') return false
  if (judgement !== 'agrees') {
    const reason = `文中写作 ${claim.text}，按数值算得 ${judgement.instead}，请核对`
    out.reject(line, claim.text, reason, { factId: fact.id, field: derived.base })
  }
  return true
}

/** 增长了, 下降约: what may stand between the verb and the number. */
const trimmed = (before: string): string => before.trim().replace(/(?:了|约|近|超过|超|达到|达|为|到)+$/, '')

/** 整改 alone says nothing: it takes the object of what was found before it, 排查问题. */
export function withObject(label: string, found: string | null): string {
  if (found === null || !words.bareVerbs.includes(label)) return label
  const verb = [...words.findVerbs].sort((a, b) => b.length - a.length).find((word) => found.startsWith(word))
  const object = verb ? found.slice(verb.length) : ''
  return object.length > 1 ? `${label}${object}` : label
}
