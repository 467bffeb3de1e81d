import type { Mention } from '../mention.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { periodFault } from './calendar-day.ts'
import type { Fault, Scene } from './rule.ts'

const RANGE = /[至到—~～-]/
const HOLIDAY = /^[为是的]?([\u4e00-\u9fff]{0,6}(?:假期|长假|黄金周|期间))/
const LONGEST = 12

/** 10月1日至7日国庆中秋假期, where a note lets it last to the 8th. */
export function holidayFault({ sheet, text }: Scene, mention: Mention): Fault | null {
  if (!mention.text.endsWith('日') || !RANGE.test(mention.text)) return null
  const name = HOLIDAY.exec(text.slice(mention.end, mention.end + LONGEST))?.[1]
  if (name === undefined) return null
  const [from] = mention.text.split(RANGE)
  for (const note of indexOf(sheet).notes)
    for (const given of note.mentions) {
      if (given.text === mention.text || !RANGE.test(given.text) || given.text.split(RANGE)[0] !== from) continue
      if (!note.text.slice(given.end, given.end + LONGEST).includes(name)) continue
      return periodFault(mention, `文字材料中为“${given.text}”，文中写作“${mention.text}”`, {
        expected: given.text,
        fix: { start: mention.start, end: mention.end, text: given.text },
      })
    }
  return null
}
