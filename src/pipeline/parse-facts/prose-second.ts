import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import { unitOf } from '../../domain/unit.ts'
import type { ParsedFact } from './parsed-facts.ts'
import words from './prose-words.json' with { type: 'json' }

const NOUNS: Readonly<Record<string, string>> = words.measureOf
const LINK = /^[\s、，,]*(?:以?及|和|共计|合计|总计|累计|共|计|约|达)*$/
const NAMED = new RegExp(`^(?:总|共)?(?:${words.ofObject.join('|')})$`)
/** 日均1.2吨 */
const PER = /^[日月年人户亩村]均$/
const REACHES = new RegExp(`^(?:${words.reaches.join('|')})$`)

/**
 * The name of a second measure of what was counted just before: 拆除乱搭乱建68处4120平方米 has an area, 整治河道3条、12.6公里
 * a length. Null where the number is none. `lead` is what its clause says before it, `between` all that stands there,
 * `before` the figure before it, which is the counted one unless that was measured already.
 */
export function secondMeasure(
  claim: Mention,
  between: string,
  lead: string,
  counted: ParsedFact | null,
  before: ParsedFact | null,
): string | null {
  const noun = NOUNS[dimensionOf(claim.stated!.unitText)]
  if (counted && PER.test(lead)) return `${counted.label}${lead}`
  const of = counted && isCount(counted) ? counted.label : ''
  if (REACHES.test(lead) && dimensionOf(claim.stated!.unitText) === 'household') return `${of}${lead}户数`
  if (noun === undefined) return null
  if (REACHES.test(lead)) return `${of}${lead}${noun}`
  // 涉及56户186人: the people of what it reaches.
  if (lead === '' && before?.label.endsWith('户数') && LINK.test(between)) return before.label.replace(/户数$/, noun)
  if (of === '' || (lead === '' && before?.id !== counted?.id)) return null
  if (lead === '') return LINK.test(between) && claim.stated!.hi !== null ? `${of}${noun}` : null
  return NAMED.test(lead) ? `${of}${lead}` : null
}

const dimensionOf = (unit: string): string => unitOf(unit)?.dimension ?? ''

/** 68处, 3条: a count of objects, of which there is no second one in the same measure. */
const isCount = (fact: ParsedFact): boolean => {
  const unit = readFactValue(fact.value)?.unit || fact.unit || ''
  return (
    unit !== '' && !/^(?:[%％‰]|个百分点|分|倍|名?[位次])$|[/／]/.test(unit) && NOUNS[dimensionOf(unit)] === undefined
  )
}
