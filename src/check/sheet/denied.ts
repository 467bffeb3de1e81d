import type { Span } from '../../domain/span.ts'
import zero from '../lexicon/zero.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import { Characters } from '../text/characters.ts'

/*
 * 无人员伤亡, 未发生安全事故: what a note says there was none of, without a number. It bears out 无一人伤亡 as well as a number would.
 */

/** Not 无证经营, 无障碍改造, 零售企业: there are some of those. */
const NONE_OF = new RegExp(
  `(?:无(?!${anyOf(zero.wordsWithout)})|(?:未|没有)(?:发生|发现|出现|造成|接到|收到)|没有|零(?=${anyOf(zero.states)}))(?:一[例起件人次宗处名户家个]|任何)?([\\u4e00-\\u9fff]{2,10})`,
  'g',
)

/** What a note denies, in its words. */
export const deniedIn = (note: string): readonly string[] => Array.from(note.matchAll(NONE_OF), ([, name]) => name!)

const CLAUSE_ENDS = new Characters('，。；：、（）！？”\n')
const LONGEST = 6
/** Words that are alike in so many characters, and in so much of what the text denies. */
const LEAST = 2
const SHARE = 0.6
const PEOPLE = new Set(['人', '名', '位'])
/** 未发生重大事故: there may have been another. */
const OF_DEGREE = new RegExp(anyOf(zero.degrees))

/** Whether one of these is what `text` says that there was none of: 无一人｜伤亡. */
export function bearsOut(denied: readonly string[], text: string, { start, end }: Span, unitText: string): boolean {
  let to = end
  while (to < text.length && to - end < LONGEST && !CLAUSE_ENDS.has(text.charCodeAt(to))) to++
  const words = text[start] === '零' ? text.slice(start + 1, end) : text.slice(end, to)
  const said = new Set(words)
  if (said.size === 0) return false
  if (PEOPLE.has(unitText)) said.add('人')
  const isOfDegree = OF_DEGREE.test(words)
  return denied.some((name) => {
    if (!isOfDegree && OF_DEGREE.test(name)) return false
    let common = 0
    for (const character of said) if (name.includes(character)) common++
    return common >= LEAST && common >= SHARE * said.size
  })
}
