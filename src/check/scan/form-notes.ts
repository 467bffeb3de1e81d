import symbols from '../lexicon/unit-symbols.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import { endsClause, isOneOf, leftOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { opensAt } from '../text/marks.ts'
import { asOnReceipt, currencyTwice, signForAbout, zeroInFront } from './form-signs.ts'
import type { Token, TokenNote } from './token.ts'

/*
 * Faults of form that reading can see (official-style.md D2–D4). Each earns its place by staying silent on ordinary
 * prose; what only the facts can tell (T1, T7, T9) is the business of the rules.
 */

type FormRule = (text: string, token: Token, written: string) => TokenNote | null

/** T8: two words that both make a number approximate. */
const doubledHedge: FormRule = (_text, { amount }, written) => {
  if (!amount?.approx?.includes('…')) return null
  const [before, after] = amount.approx.split('…') as [string, string]
  const last = STANDS_LAST.has(after)
  if (!STANDS_FIRST.has(before) && !(last && '多余来'.includes(before))) return null
  const trimmed = last ? written.slice(0, -after.length) : written.replace(after, '')
  return { rule: 'T8', message: `“${before}”与“${after}”不能并用`, fix: trimmed }
}

const STANDS_FIRST: ReadonlySet<string> = new Set(['大约', '大概', '约', '近', '将近', '接近', '超', '超过', '逾'])
const STANDS_LAST: ReadonlySet<string> = new Set(['左右', '上下', '以上'])

/** T8: 1384多处, 51余吨: counted to the last one, and made approximate. */
const hedgedExactly: FormRule = (_text, { amount }, written) => {
  if (!amount?.approx || !'余多'.includes(amount.approx) || amount.scale > 0 || amount.toDigits !== null) return null
  if (!/^\d+[1-9]$/.test(amount.digits) || !EXACTLY.test(written)) return null
  return { rule: 'T8', message: `精确到个位的数后不用“${amount.approx}”`, fix: null }
}
const EXACTLY = /^[\d,]+[余多]/

const MONEY = new RegExp(`${anyOf(symbols.money)}(?:总?额|总量|合计|共|累计|约|突破|超过?|近|完成|实现|[为达到至了])*$`)
/** N1: a sum of money without 元. */
const missingYuan: FormRule = (text, { amount, start, end }, written) => {
  if (amount === null || amount.unitText !== '' || amount.scale < 4 || text[end] === '、') return null
  if (!endsClause(text, end) && !opensAt(text, end)) return null
  if (!MONEY.test(leftOf(text, start, 14))) return null
  return { rule: 'N1', message: '金额缺少计量单位“元”', fix: `${written}元` }
}

const SYMBOLS = new Set(symbols.symbols)
/** 8.65KM, 34.7ug/m3, 1200kwh: all that is written otherwise in case, in 2 for ² or in u for μ. */
const inHaste = (unit: string): string =>
  LATIN.test(unit) ? unit.toLowerCase().replace('²', '2').replace('³', '3').replace('μ', 'u').replace('·', '') : unit
/** In whatever is a symbol; most units are words. */
const LATIN = /[A-Za-z]/
// of two that differ in no more than that the first is meant
const RIGHT: ReadonlyMap<string, string> = new Map([
  ...symbols.symbols.map((symbol) => [inHaste(symbol), symbol] as const).reverse(),
  ...Object.entries(symbols.words),
])
/** U1: a symbol that is not the official one, 平方 for 平方米. */
const wrongSymbol: FormRule = (_text, { amount }, written) => {
  // 2.3个和1.5百分点: the first borrows the unit of the second
  if (!amount || SYMBOLS.has(amount.unitText) || !written.includes(amount.unitText)) return null
  const right = RIGHT.get(inHaste(amount.unitText))
  if (right === undefined) return null
  return { rule: 'U1', message: `计量单位应写作“${right}”`, fix: written.replace(amount.unitText, right) }
}

const FALL = /(?:减少|下降|降低|缩小|缩减|减轻|压缩|压减|缩短)(?:了|近|约|超过?)?$/
/** T2: a fall cannot be told in 倍. */
const fallByTimes: FormRule = (text, { amount, start }) =>
  amount?.unitText === '倍' && FALL.test(leftOf(text, start, 6))
    ? { rule: 'T2', message: '减少、下降不用“倍”表述，应改用百分数或“几分之几”', fix: null }
    : null

const MOVES = /(增长|上升|提高|增加|下降|减少|降低|回落)了?$/
const OPPOSITE: Readonly<Record<string, string>> = { 增长: '下降', 上升: '下降', 提高: '下降', 增加: '减少' }
/** T6: 下降-3.1% says it twice, 增长-3.1% says the opposite. */
const doubledSign: FormRule = (text, { amount, start, end }, written) => {
  if (amount === null || !amount.digits.startsWith('-')) return null
  const verb = MOVES.exec(leftOf(text, start, 3))
  if (verb === null) return null
  const from = start - verb[0].length
  const positive = written.slice(1)
  return {
    rule: 'T6',
    message: `“${verb[0]}”之后不用负数`,
    fix: `${OPPOSITE[verb[1]!] ?? verb[1]}${positive}`,
    start: from,
    end,
  }
}

const BY_RATE = new Clue(/(?<![幅率])增加了?$/, '加了')
const BY_COUNT = new Clue(/(?<![负零])增长了?$/, '长了')
/** T5: 增加 for amounts, 增长 for rates. */
const growthWord: FormRule = (text, { kind, amount, start, end }, written) => {
  if (amount === null || amount.approx !== null || amount.digits.startsWith('-')) return null
  if (kind === 'percentage' && BY_RATE.before(text, start, 6) && !isOneOf(text[end], '的提'))
    return inPlaceOf('增加', '增长', '相对数（百分数）用“增长”', text, start, end, written)
  if (amount.unit !== null && COUNTED.has(amount.unit.dimension) && BY_COUNT.before(text, start, 6))
    return inPlaceOf('增长', '增加', '绝对数用“增加”', text, start, end, written)
  return null
}
const COUNTED = new Set([
  'money',
  'area',
  'length',
  'volume',
  'mass',
  'person',
  'person-times',
  'household',
  'company',
  'case',
])
function inPlaceOf(
  word: string,
  right: string,
  rule: string,
  text: string,
  start: number,
  end: number,
  written: string,
) {
  const from = text.lastIndexOf(word, start)
  return {
    rule: 'T5',
    message: `${rule}，不用“${word}”`,
    fix: right + text.slice(from + word.length, start) + written,
    start: from,
    end,
  }
}

/** L2: no 顿号 after a number in brackets. */
const markWithComma: FormRule = (text, { kind, end }, written) =>
  kind === 'ordinal' && written.endsWith(')') && text[end] === '、'
    ? {
        rule: 'L2',
        message: '带括号的序号后不加顿号',
        fix: written.replace('(', '（').replace(')', '）'),
        end: end + 1,
      }
    : null

const DOC_FORM = /^(.*?)([〔［[(【])((?:19|20)\d{2})([〕\]］)】]) ?(第?)0*(\d+)号$/
/** L4: square brackets of the year are 〔〕, the number carries neither 第 nor zeros. */
const documentForm: FormRule = (_text, { exempt }, written) => {
  const m = exempt === 'document' ? DOC_FORM.exec(written) : null
  if (m === null) return null
  const right = `${m[1]}〔${m[3]}〕${m[6]}号`
  return right === written
    ? null
    : { rule: 'L4', message: '发文字号年份用六角括号〔〕，序号不加“第”、不编虚位', fix: right }
}

const RULES: readonly FormRule[] = [
  doubledHedge,
  hedgedExactly,
  missingYuan,
  wrongSymbol,
  fallByTimes,
  doubledSign,
  growthWord,
  markWithComma,
  documentForm,
  signForAbout,
  currencyTwice,
  asOnReceipt,
  zeroInFront,
]

/** The token with the notes on its form. */
export function withFormNotes(text: string, token: Token): Token {
  if (token.amount === null && token.kind !== 'ordinal' && token.exempt !== 'document') return token
  const written = text.slice(token.start, token.end)
  let noted = token
  for (const rule of RULES) {
    const note = rule(text, token, written)
    if (note !== null) noted = { ...noted, notes: [...noted.notes, note] }
  }
  return noted
}
