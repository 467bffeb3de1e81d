import { joinBefore, unitAtEnd, withoutUnit } from './join-words.ts'
import { readSlots } from './slot.ts'

const WRONG_SIGN = /(增长|增加|上升|提高|下降|减少|降低|前移|后移)\s*[-−－]/

/** A text with its slots written out. `faults` (Chinese) names each that could not be; a text with faults must not be used. */
export interface WrittenSlots {
  readonly text: string
  readonly faults: string[]
}

/** Puts words in place of the slots of a text, joined to what stands around them; null for a slot that has none. */
export function writeSlots(slotText: string, wordsOf: (name: string) => string | null): WrittenSlots {
  const faults: string[] = []
  let text = ''
  let unit = ''
  for (const segment of readSlots(slotText)) {
    if (segment.kind === 'text') {
      if (/[{}]/.test(segment.text)) faults.push('文中有不完整的槽位括号')
      text += withoutUnit(segment.text, unit)
      unit = ''
      continue
    }
    const words = wordsOf(segment.name)
    if (words === null) faults.push(`槽位“{{${segment.name}}}”在数据表中没有对应的数据`)
    else {
      const joined = joinBefore(text, words)
      if (joined.fault) faults.push(joined.fault)
      text = joined.text
      unit = unitAtEnd(words)
    }
  }
  const sign = WRONG_SIGN.exec(text)
  if (sign) faults.push(`“${sign[1]}”后面不能再跟负数`)
  return { text, faults }
}
