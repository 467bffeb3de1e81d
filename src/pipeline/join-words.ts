/*
 * How a slot's words meet the prose before and after them. Models, and weak ones above all, write once more what the
 * slot brings: 同比增长{{x.yoy}}, {{x}}人次. What merely doubles is dropped; what contradicts is a fault.
 */

/** Words that a slot brings along. */
const CARRIED = [
  '同比',
  '环比',
  '占',
  '第',
  '其中',
  '其中，',
  '其中：',
  '每月',
  '每周',
  '每日',
  '完成',
  '距',
  '约',
  '近',
  '超',
  '不低于',
]
const UP = ['增长', '增加', '上升', '提高', '提升']
const DOWN = ['下降', '减少', '降低']
const VERB_AT_END = new RegExp(`(${[...UP, ...DOWN].join('|')})了?$`)
const COMPARISON = /^(?:同比|环比|比上年|较上年|与上年|增长|下降|持平)/

const includesAny = (text: string, list: readonly string[]) => list.some((word) => text.includes(word))

/** Words put together. */
export interface Joined {
  readonly text: string
  /** In Chinese; null where the words fit. */
  readonly fault: string | null
}

/** Takes off a verb of direction that the comparison brings itself. */
function withoutVerb(before: string, words: string): Joined {
  const verb = COMPARISON.test(words) ? VERB_AT_END.exec(before) : null
  if (!verb) return { text: before, fault: null }
  const direction = UP.includes(verb[1]!) ? UP : DOWN
  if (includesAny(words, direction)) return { text: before.slice(0, verb.index), fault: null }
  return { text: before, fault: `“${verb[1]}”与资料不符，增减由槽位自己说` }
}

/** Puts a slot's words after the prose before them, saying nothing twice. */
export function joinBefore(before: string, words: string): Joined {
  const { text, fault } = withoutVerb(before, words)
  const twice = CARRIED.find((word) => text.endsWith(word) && words.startsWith(word.replace(/[，：]$/, '')))
  return { text: (twice === undefined ? text : text.slice(0, -twice.length)) + words, fault }
}

/** The unit at the end of a slot's words: 1.2万份 → 份, 占…的60.5% → %. */
export const unitAtEnd = (words: string): string => /\d[余多]?[万亿]*([^\d]*)$/.exec(words)?.[1] ?? ''

/** The prose after a slot, without the unit that the slot brought: {{x}}人次 does not become 1204人次人次. */
export const withoutUnit = (text: string, unit: string): string =>
  unit !== '' && text.startsWith(unit) ? text.slice(unit.length) : text
