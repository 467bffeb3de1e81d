import { isFlow } from '../sheet/flow-and-stock.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'

/* Which facts a number can be the value of although its words tell a change. */

/** 标志标牌增设｜76块: what was added, where no word compares. */
export const tellsAdded = ({ claimed: { frame }, reading }: Case): boolean =>
  frame.base === null && frame.direction > 0 && !reading.percent

/** The labels that speak of change themselves, by place: 固定资产投资增速, 整治提升. Direction words are few. */
export function movingBy({ facts, moving }: SheetIndex, word: string): Uint8Array {
  let found = moving.get(word)
  if (found === undefined) {
    const cutsBack = CUT_BACK.has(word.replace(/[了出]$/, ''))
    const speaks = ({ growth, label, isRate }: FactEntry) =>
      growth !== 0 ||
      (cutsBack && isRate && CUT_BACK_BY.test(label)) ||
      (word !== '' && label.includes(word)) ||
      ((word === '新增' || word === '净增') && (label.includes('新') || isFlow(label)))
    found = Uint8Array.from(facts, (fact) => (speaks(fact) ? 1 : 0))
    if (moving.size < MOST_WORDS) moving.set(word, found)
  }
  return found
}
const MOST_WORDS = 500

/** 时限压缩｜72.6%, where the sheet has 时限压减比例. */
const CUT_BACK: ReadonlySet<string> = new Set(['压', '压减', '压缩', '缩减', '减少', '精简', '下降', '降低'])
const CUT_BACK_BY = /(?:压减|压缩|缩减|缩短|减少|精简)(?:比例|率|幅度)?$/
