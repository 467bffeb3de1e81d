import { namedBy } from '../sentence/named-by.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from './case.ts'

/* 劳资纠纷48起，居第三: no rank that a sheet would state, but the place of a part among the parts of its whole. */

/** 居全市第三: of others than those that the sheet knows. */
const AMONG_OTHERS = /全[国省市州县区镇乡]|考核|评比|同类|各县|各区|各镇|各乡/
const FEWEST = 3
/** 前两位为民间借贷和婚姻家庭: as many as are listed. */
const LISTED = /^前[二两三四五2-5][位名]?(?:为|是|依次|分别)/

/** Whether a place in a row is that which the part spoken of has by its size. */
export function isPlaceAmong(c: Case): boolean {
  const { claimed, text, reading, memory } = c
  if (claimed.mention.kind !== 'rank') return false
  if (LISTED.test(text.slice(claimed.mention.start, claimed.mention.end + 2))) return true
  const words = wordsBefore(c)
  if (AMONG_OTHERS.test(words)) return false
  const isPart = (fact: FactEntry): boolean => fact.parent !== null && fact.parent.parts.length >= FEWEST
  const part = namedBy(c, words, isPart) ?? memory.last
  if (!part || !isPart(part)) return false
  // 调处成功335起 is no sort of 纠纷
  const sorts = part.parent!.parts.filter(({ isDone }) => !isDone || part.isDone)
  const larger = sorts.filter(({ values }) => values.value.n > part.values.value.n)
  return larger.length + 1 === reading.plain.lo
}
