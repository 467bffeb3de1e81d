import { baseNamed, FORMER } from '../context/comparison.ts'
import { PART_OF_YEAR } from '../lexicon/periods.ts'
import { FIELD_OF, FORMER_BASES } from '../roles/field-named.ts'
import type { Base } from '../roles/frame.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/*
 * 合格率99.5%，目标99%，高｜0.5个百分点; 运了9.28万人次，去年同期8.15万人次，多了｜1.13万人次: a comparison with no word for what it
 * compares with is of what was cited right before it. 合格率99.5%（目标99%），提高｜0.8个百分点: but nothing grows since its target.
 */

/** What was cited of a fact right before a number: a former value or its target; null where none or more than one was. */
export function citedBeside(c: Case, fact: FactEntry): Base | null {
  const base = baseBeside(c, fact)
  if (base === 'target') return SINCE.test(c.claimed.frame.word) ? null : base
  return base && base === namedNext(c) ? (base === 'qoq' ? 'yoy' : 'qoq') : base
}

/** （二季度1.24亿元），增长｜22.4%，环比增长50.0%: what the next number of the same measure is said to be compared with, this one is not. */
export function namedNext({ claimed: { mention }, reading, text }: Case): Base | null {
  const next = NAMES_NEXT.after(text, mention.end, 24) ? NEXT.exec(text.slice(mention.end, mention.end + 24)) : null
  return next && (next[2] === '%') === (reading.percent !== null) ? baseNamed(next[1] ?? '环比') : null
}
const NAMES_NEXT = new Clue(/^[，、；]/, '，、；')
const NEXT = new RegExp(
  `^[，、；](?:但|而|且)?(?:[比较与]?([同环]比|${FORMER}(?!${PART_OF_YEAR}|年?[末底]))|[比较](?:上年|去年)?${PART_OF_YEAR}(?!同))[\\u4e00-\\u9fff]{1,6}[\\d.]+(%|个百分点)?`,
)

/** Whether a word tells how something moved since, and its target alone was cited. */
export const movedSince = (c: Case, fact: FactEntry): boolean =>
  SINCE.test(c.claimed.frame.word) && baseBeside(c, fact) === 'target'

function baseBeside({ claimed, memory, text, plan }: Case, fact: FactEntry): Base | null {
  const { before, frame, mention } = claimed
  if (!before || plan || memory.last !== fact || frame.base !== null || frame.word === '') return null
  const between = text.slice(before.mention.end, mention.start)
  if (!BESIDE.test(between) || !between.includes(frame.word)) return null
  const { role } = before.frame
  if (role === 'target') return memory.targeted === fact ? 'target' : null
  if (role !== 'prior') return null
  const cited = FORMER_BASES.filter((base) => memory.hasTold(fact, FIELD_OF[base]))
  return cited.length === 1 ? cited[0]! : null
}
const BESIDE = /^(?:[）)]?[，、]|[）)（(])[\u4e00-\u9fff]{1,5}$/
const SINCE =
  /^(?:提高|提升|上升|下降|降低|增长|增加|减少|净[增减]|回升|回落|下滑|上涨|缩短|延长|压减|[增降升减]幅?|[增涨跌]幅|增速)$/
