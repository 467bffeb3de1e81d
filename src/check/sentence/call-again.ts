import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { raise } from './raise.ts'
import type { Spoken } from './subjects.ts'

/** 县内1386人、县外1029人，县内占｜57.4%: the one that was told under that name, none of the others. */
export function callAgain(c: Spoken, subjects: Float64Array): void {
  const { role } = c.claimed.frame
  const [own] = (role === 'share' ? OF_ITSELF : role === 'change' ? SHARE_OF : null)?.inClauseOf(c) ?? []
  const placed = own === undefined ? placedIn(c) : undefined
  const name = own ?? placed
  const fact = name && (c.memory.toldAs(name) ?? (placed && partCalled(c, placed)))
  if (!fact) return
  for (const other of c.memory.stated) subjects[other.place] = Math.min(subjects[other.place]!, NOT_CALLED)
  subjects[fact.place] = Math.max(subjects[fact.place]!, CALLED)
}
/** 配员不足最多，占｜35.4%，超载次之，占｜28.1%: of what was given its place in the clause before. */
const placedIn = ({ text, claimed: { from, mention, frame } }: Spoken): string | undefined =>
  frame.role === 'share' ? PLACED.within(text, from, mention.start)?.[1] : undefined
/** 配员不足占35.4%，超载次之，占｜28.1%: shares alone were told, it is the only part of that name. */
function partCalled({ index }: Spoken, name: string): FactEntry | undefined {
  const parts = index.facts.filter(({ parent, label }) => parent && label.includes(name))
  return parts.length === 1 ? parts[0] : undefined
}
const PLACED = new Clue(
  /(?:^|[，；。、])([\u4e00-\u9fffA-Z]{2,10}?)(?:数量|案件|问题)?(?:最[多大高少小低]|次之|其次|再次|居[首前多第].{0,2}|紧随其后)，[约共]*占/,
  '占',
)
const OF_ITSELF = new Clue(/^[\u4e00-\u9fff]{2,10}?(?=[约已仅就]*占)/, '占')
/** 税收占比较上年同期提高｜0.2个百分点. */
const SHARE_OF = new Clue(/^[\u4e00-\u9fff]{2,10}?(?=的?(?:占比|比重))/, '占重')
const NOT_CALLED = 0.6
const CALLED = 0.95

/** 省外减少0.10万人，县内增加0.16万人，｜总量增加0.05万人: what the parts told last are parts of. */
export function raiseTotal(c: Spoken, subjects: Float64Array): void {
  const [, total] = c.claimed.frame.role === 'change' ? (TOTAL.inClauseOf(c) ?? []) : []
  if (!total) return
  const [one, other] = c.memory.stated.slice(-2)
  if (one?.parent && one.parent === other?.parent)
    for (const { place } of c.index.facts)
      subjects[place] = place === one.parent.place ? CALLED : subjects[place]! * LESS
  // 项目数增加34个，总额却减少｜2.61亿元: the only one that is called so
  else {
    const [meant, another] = c.index.facts.filter(({ label, isRate }) => !isRate && label.endsWith(total))
    if (meant && !another) raise(subjects, meant, CALLED)
  }
}
const TOTAL = new Clue(/^[，；、]?(?:但|而|使)?(总(?:量|数|额|人数|规模|体))(?!的)[^，；。、]{0,8}$/, '总')
const LESS = 0.5
