import { type Span, sliceOf } from '../../domain/span.ts'
import { hasDigitsOf } from '../fit/fit-cell.ts'
import type { FieldClaim, Judged } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { endsClause } from '../text/character-class.ts'
import { Characters } from '../text/characters.ts'
import { quoted } from '../wording.ts'
import { inDigitsInstead, onlyInWords } from './in-words.ts'
import { type Fault, faultAt, type Rule } from './rule.ts'

/** 数字用法 (GB/T 15835) and units that are not the official form: what reading noted, said as findings. */
export const convention: Rule = ({ judged, text }) => {
  const inWords = onlyInWords(judged)
  return judged.flatMap((one) => {
    if (staysFalse(one)) return formFaults(one).filter(isOfWord)
    return [
      ...(one === inWords ? [writtenInWords(one)] : NO_FAULTS),
      ...formFaults(one),
      ...withoutYuan(one, text),
      ...withoutUnit(one),
      ...hedgedExactly(one),
      ...inFullWidth(one, text),
    ]
  })
}

/** N1: 七千四百五十人次 beside 86场 and 3216人次. */
const writtenInWords = (one: Judged): Fault =>
  formFault(one, one.mention, '统计数字应用阿拉伯数字，同类数字同一形式', 'N1', inDigitsInstead(one.mention))

function formFaults(one: Judged): readonly Fault[] {
  const { notes, exempt } = one.mention
  if (notes.length === 0) return NO_FAULTS
  return notes
    .filter(({ rule }) => !countsMoved(one, rule) && !(exempt === 'name' && rule === IN_WORDS))
    .map(({ rule, span, message, fix }) =>
      formFault(
        one,
        span,
        message,
        rule,
        rule === 'T8' && fix !== null && isExactly(one) ? unhedged(one.mention) : fix,
      ),
    )
}
/** 一五〇次列车: the digits of a name are written as they are. */
const IN_WORDS = 'N1'
const NO_FAULTS: readonly Fault[] = []

/** 产值增长149家: as many as grew, where 增加 (T5) would say another thing. */
const countsMoved = ({ claim, frame }: Judged, rule: string): boolean =>
  rule === 'T5' && claim?.field === 'value' && claim.fact.label.includes(frame!.word)

function formFault({ claim }: Judged, { start, end }: Span, what: string, rule: string, right: string | null): Fault {
  const advice = right === null ? '' : `，建议写作“${right}”`
  return faultAt('convention', { start, end }, `${what}${advice}（${rule}）`, {
    factId: claim?.fact?.id ?? null,
    fix: right === null ? null : { start, end, text: right },
  })
}

/** T2: a fall is not told in 倍, however large it is. */
const isOfWord = ({ message }: Fault): boolean => message.endsWith('（T2）')

/** A form that is mended around the wrong word or number would still be false. */
function staysFalse({ claim }: Judged): boolean {
  if (claim?.of !== 'derived') return claim?.fit === 'none'
  return !claim.directionHolds || (claim.fit === 'none' && claim.outcome !== null)
}

/** １７６架次: digits as wide as a Han character. Where the form is off otherwise, mending that comes first. */
function inFullWidth(one: Judged, text: string): Fault[] {
  const { mention } = one
  if (mention.notes.length > 0 || !WIDE_DIGITS.standIn(text, mention.start, mention.end)) return []
  const right = sliceOf(text, mention).replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH))
  return [formFault(one, mention, '阿拉伯数字应用半角', 'GB/T 15835', right)]
}
const WIDE_DIGITS = new Characters('０１２３４５６７８９')
const WIDE = /[０-９]|(?<=[０-９])[．％]/g
/** How far ３ stands from 3. */
const FULL_WIDTH = 0xfee0

/** N1: 处罚渣土违规41.6万, of what the sheet counts in 元, whatever its words. */
function withoutYuan(one: Judged, text: string): Fault[] {
  const { mention, claim } = one
  const { stated, notes, end } = mention
  if (claim?.fact?.unit?.dimension !== 'money' || notes.length > 0 || !stated) return []
  if (stated.unitText !== '' || !/[万亿]$/.test(mention.text) || !endsClause(text, end)) return []
  return [formFault(one, mention, '金额缺少计量单位“元”', 'N1', `${mention.text}元`)]
}

/** T8: 1320多套, 约1276只, where there are so many of them; 1300多套, 约1280只 is said of round numbers. */
function hedgedExactly(one: Judged): Fault[] {
  const { mention, claim } = one
  const approx = mention.stated?.approx
  if (!approx || !IS_NEAR.has(approx) || mention.notes.length > 0 || !isExactly(one)) return []
  const { fact, field } = claim as FieldClaim
  const message = `${quoted(fact)}恰为${fact.values[field]!.text}，精确的数不用“${approx}”`
  return [formFault(one, mention, message, 'T8', unhedged(mention))]
}
/** Whether a number that a word makes approximate is the very one, to all its digits. */
function isExactly({ mention: { stated }, claim }: Judged): boolean {
  if (claim?.of !== 'field' || claim.fit !== 'covered' || !stated) return false
  const cell = claim.fact.values[claim.field]!
  const digits = significant(stated.digits)
  return digits.length >= EXACT && cell.approx === null && digits === significant(cell.digits)
}
/** 约1276只左右 → 1276只. */
const unhedged = ({ text, stated }: Mention): string =>
  stated!.approx!.split('…').reduce((written, hedge) => written.replace(hedge, ''), text)
const IS_NEAR: ReadonlySet<string> = new Set(['余', '多', '约', '大约', '大概', '左右', '上下'])
const significant = (digits: string): string => digits.replace('.', '').replace(/^0+|0+$/g, '')
/** So many digits are counted, not rounded. */
const EXACT = 3

/** 45.6万元 of what the sheet has as 45.6, without a unit: whether 万元 is right it cannot say. */
function withoutUnit({ mention, claim }: Judged): Fault[] {
  if (claim?.of !== 'field' || claim.fit !== 'exact' || claim.fact.unitText !== '') return []
  const cell = claim.fact.values[claim.field]!
  if (!/\d[万亿].*[^万亿]$/.test(mention.text) || !hasDigitsOf(mention, cell)) return []
  const message = `${quoted(claim.fact)}填报为${cell.text}，没有计量单位，文中的${mention.text}无从核对，请在填报数据中补上单位`
  return [faultAt('convention', mention, message, { factId: claim.fact.id })]
}
