import hotlines from '../lexicon/hotlines.json' with { type: 'json' }
import { digitAt, isHan, isOneOf, leftOf, rightOf } from '../text/character-class.ts'
import { Characters } from '../text/characters.ts'
import { firstOf } from '../text/clue.ts'
import { endAt } from './sticky.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Numbers that call or file something: telephones, hotlines, documents. */

const CASE_NUMBER = /\((?:19|20)\d{2}\)[\u4e00-\u9fff]\d{0,4}[\u4e00-\u9fff]{1,4}\d+号/y
const DOC_NUMBER = /[〔[［【(](?:19|20)\d{2}[〕\]］】)] ?第?(?:\d+|[一二三四五六七八九十百]{1,5})号/y
const DOC_LETTERS = '国省市县区镇乡党委府政办发字函通纪农水林财建规组人社住环厅局令审批许罚安防监管督整改综执应急'
/** 0327, 900-249-08, 2509-340122-04: digits that name, not count. */
const SERIAL = /(?:0\d+(?:-\d+){0,30}|\d+(?:-\d+){2,30})(?![\d.%万亿])/y
const PHONE = /(?:\d{3,4}-\d{7,8}|1[3-9]\d{9}|\d{6,}[A-Z][0-9A-Z]{3,}|\d{9,})(?![\d.%万亿])/y
const HOTLINES = new Set(hotlines.numbers)
const BEGINS_HOTLINE = new Characters(`19${firstOf(hotlines.numbers)}`)

const DASH = new Characters('-')
/** 0816-2345678, 13800000000 and other long strings of digits without a unit. */
export function readPhone(text: string, i: number): Token | null {
  const code = text[i] === '0' || DASH.standIn(text, i + 1, i + 7) ? endAt(SERIAL, text, i) : 0
  if (code !== 0 && (text.slice(i, code).includes('-') || unitAt(text, code) === null))
    return exempted('serial number', 'name', 'name', i, code)
  if (!digitAt(text, i + 7)) return null
  const end = endAt(PHONE, text, i)
  return end !== 0 && unitAt(text, end) === null ? exempted('phone or code', 'name', 'name', i, end) : null
}

/** Numbers of the public service by their shape: 12xxx and 10xxx of the state, 95xxx of firms, 96xxx of a province. */
const LINE_SHAPE = /^(?:1[02]|9[56])\d{3,4}$/
const SHORTEST_LINE = 5
const CALLED = /拨打|拨|致电|热线|电话|客服|专线|平台|咨询|投诉|举报|求助|报修|来电|回访|号码|呼叫|渠道/
const CALLED_SHORT = /拨打|热线|电话|报警|急救|指挥|联动|平台|出警|接警|转警|警情|求助|或1/
/** 96110回访: what looks like a classifier is a verb. */
const VERB_AFTER = /^(?:回访|回复|等|台账)/
/** 12369, 119 and other public numbers. */
export function readHotline(text: string, i: number): Token | null {
  if (!BEGINS_HOTLINE.has(text.charCodeAt(i))) return null
  let end = i
  while (digitAt(text, end)) end++
  const digits = text.slice(i, end)
  const known = HOTLINES.has(digits)
  if (!known && (digits.length < SHORTEST_LINE || !LINE_SHAPE.test(digits))) return null
  const after = rightOf(text, end, 10)
  if (isOneOf(text[end], '.%‰万亿余多-~至') || (unitAt(text, end) !== null && !VERB_AFTER.test(after))) return null
  const before = leftOf(text, i, 14)
  if (!known && !CALLED.test(before + after)) return null
  if (digits.length < 5 && !CALLED_SHORT.test(before + after)) return null
  return exempted('hotline', 'name', 'name', i, end)
}

/** 〔2024〕3号 with the letters of the issuing office before it. */
export function readDocNumber(text: string, i: number, floor: number): Token | null {
  const end = Math.max(endAt(DOC_NUMBER, text, i), endAt(CASE_NUMBER, text, i))
  if (end === 0) return null
  let start = i
  while (start > floor && DOC_LETTERS.includes(text[start - 1]!)) start--
  if (start > floor && start < i && isHan(text.charCodeAt(start - 1))) start--
  return exempted('document number', 'name', 'document', start, end)
}
