import { digitAt, endsClause } from '../text/character-class.ts'
import type { Token, TokenNote } from './token.ts'

/* Signs where a report has words: ≈1200只, ￥143.6万元, 1200+只, 842.5w元, and a zero before the number. */

/** ≈1200只 for 约1200只. */
export const signForAbout = (_text: string, _token: Token, written: string): TokenNote | null =>
  written.startsWith('≈') ? { rule: 'T8', message: '概数用“约”，不用符号“≈”', fix: `约${written.slice(1)}` } : null

/** ￥143.6万元: the sign and the word say the same. */
export const currencyTwice = (_text: string, { amount }: Token, written: string): TokenNote | null =>
  amount?.unitText === '元' && written.startsWith('¥') && written.endsWith('元')
    ? { rule: 'N1', message: '货币符号与“元”不能并用', fix: written.slice(1) }
    : null

/** 126.8万元整 is written on receipts, as 捌万叁仟元整 is. */
export const asOnReceipt = (text: string, { amount, start, end }: Token, written: string): TokenNote | null =>
  amount?.unitText === '元' && text[end] === '整' && digitAt(text, start) && endsClause(text, end + 1)
    ? { rule: 'N1', message: '统计金额之后不用“整”', fix: written, end: end + 1 }
    : null

/** 07起: amounts have no zeros in front. */
export const zeroInFront = (_text: string, { amount, exempt }: Token, written: string): TokenNote | null => {
  if (amount === null || amount.unitText === '' || exempt !== null) return null
  if (!written.startsWith('0')) return null
  const zeros = ZEROS.exec(written)
  return zeros === null ? null : { rule: 'N1', message: '数前不编虚位“0”', fix: written.slice(zeros[0].length) }
}
const ZEROS = /^0+(?=\d)/
