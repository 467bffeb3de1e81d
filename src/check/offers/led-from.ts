import { Characters } from '../text/characters.ts'

/** 去年，登记｜1100户: a period may stand in a short clause of its own. */
export function ledFrom(text: string, start: number): number {
  if (start === 0 || text[start - 1] !== '，') return start
  const comma = start - 1
  let from = comma
  while (from > 0 && comma - from < LONGEST_LEAD && !CUTS.has(text.charCodeAt(from - 1))) from--
  return from === comma ? start : from
}
const LONGEST_LEAD = 8
const CUTS = new Characters('，。；！？\n0123456789')
