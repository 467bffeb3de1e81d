import type { Mention } from '../../check/mention.ts'
import words from './prose-words.json' with { type: 'json' }

/** A change as prose tells it: 同比增长12%, 比上年减少9件. */
export interface Change {
  /** What stands before the words of change in the clause: 固定资产投资 of 固定资产投资同比增长5.2%. */
  readonly subject: string
  /** What the change is called: 同比增速, 环比减少. */
  readonly name: string
  readonly base: 'lastYear' | 'lastPeriod' | null
  /** The digits with the sign that the verb gives them. */
  readonly signed: string
  readonly sign: number
}

/** Reads the change that the words before a number tell; null where they tell none. */
export function changeOf(before: string, claim: Mention, digits: string): Change | null {
  const verb = words.changes.find((change) => change.words.some((word) => trimmed(before).endsWith(word)))
  if (!verb) return null
  const verbWord = verb.words.find((word) => trimmed(before).endsWith(word))!
  const lead = trimmed(before).slice(0, -verbWord.length)
  const against = words.against.find((each) => each.words.some((word) => lead.includes(word)))
  const at = against ? Math.min(...against.words.map((word) => lead.indexOf(word)).filter((i) => i >= 0)) : lead.length
  const measure =
    claim.kind === 'percentage' ? verb.percent : claim.kind === 'percentage-point' ? verb.points : verb.amount
  return {
    subject: lead.slice(0, at),
    name: `${against?.name ?? ''}${measure}`,
    base: (against?.base as Change['base']) ?? null,
    signed: verb.sign < 0 && !digits.startsWith('-') ? `-${digits}` : digits,
    sign: verb.sign,
  }
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
