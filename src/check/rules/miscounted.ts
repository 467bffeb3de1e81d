import { holds } from '../judged.ts'
import { ENDS_TOGETHER, IN_ALL } from '../lexicon/together.ts'
import { Clue } from '../text/clue.ts'
import { type Fault, faultAt, firstFrom, type Rule, type Scene } from './rule.ts'

/* 调解纠纷86件、信访34件，三项合计120件: the sum is right, and it is that of two. */

const REACH = 14
const COUNTED = new Clue(
  `(?<!前)([两二三四五六七八九2-9])([项类者笔种])[\u4e00-\u9fff]{0,5}?(?:${IN_ALL})[为是达约有]{0,2}$`,
  ENDS_TOGETHER,
)
const DIGITS = '零一二三四五六七八九'

/** How many items a sum is said to be of, where they were all told in the same sentence. */
export const miscounted: Rule = (scene) =>
  scene.judged.flatMap(({ claim, mention }, i): Fault[] => {
    if (claim?.of !== 'derived' || claim.rule !== 'sum' || claim.facts.length < 2 || !holds(claim.fit)) return []
    const from = Math.max(0, mention.start - REACH)
    const found = COUNTED.within(scene.text, from, mention.start)
    if (!found) return []
    const [, counted, unit] = found
    const { length } = claim.facts
    if (countOf(counted!) === length || !isListed(scene, i, length)) return []
    const start = from + found.index
    const right = `${length === 2 ? '两' : DIGITS[length]}${unit}`
    const told = `${mention.text}是文中${right}之和，文中写作“${counted}${unit}”`
    const span = { start, end: start + 2 }
    return [
      faultAt('inconsistent', span, told, { factId: claim.fact.id, expected: right, fix: { ...span, text: right } }),
    ]
  })

const countOf = (written: string): number => Number(written) || DIGITS.indexOf(written === '两' ? '二' : written)

/** Right before the sum its sentence tells the value of each of its facts, and of no other in their unit. */
function isListed({ judged, text }: Scene, at: number, length: number): boolean {
  const sum = judged[at]!
  const from = Math.max(...['。', '；', '\n'].map((end) => text.lastIndexOf(end, sum.mention.start))) + 1
  const { facts } = sum.claim as { facts: readonly unknown[] }
  const told = judged
    .slice(firstFrom(judged, from), at)
    .filter(
      ({ mention: { stated, exempt } }) =>
        stated !== null && !exempt && stated.unitText === sum.mention.stated!.unitText,
    )
  return told.length === length && told.every(({ claim }) => claim?.field === 'value' && facts.includes(claim.fact))
}
