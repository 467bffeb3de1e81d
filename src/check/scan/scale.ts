import { hanScale, isOneOf } from '../text/character-class.ts'

/** 千克, 百分点: what follows makes it no scale. */
const SCALE_GUARD: Record<string, string> = { 千: '克瓦米伏帕焦卡字赫兆安', 百: '分帕姓货花年度强' }

/** 十, 百, 千, 万, 亿 that stand at `at`, as one power of ten: 5 for 十万. */
export function readScale(text: string, at: number): { scale: number; end: number } {
  let scale = 0
  let end = at
  for (let s = hanScale(text[end]); s > 0; s = hanScale(text[end])) {
    const guard = SCALE_GUARD[text[end]!]
    if (guard !== undefined && isOneOf(text[end + 1], guard)) break
    scale += s
    end++
  }
  return { scale, end }
}
