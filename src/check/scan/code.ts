import { Clue } from '../clue.ts'
import hotlines from '../lexicon/hotlines.json' with { type: 'json' }
import { isDigit, isHan, isLetter, isOneOf, leftOf, rightOf } from './character.ts'
import { exempted, silent, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/** Names made of letters and digits: substances, standards, roads, models. */

const SUBSTANCE =
  /(?:PM(?:2[.．。·_]5|10|1(?:\.0)?)|pm_?2[.．_]5|Pm2\.5|pm10|PM₂[.．]₅|PM₁₀|VOCs|SO[23]|NO[2x]|NH[34](?:-N)?|CO2|CO₂|SO₂|NO₂|O3|O₃|H2S|CH4|N2O|BOD5|BOD₅|COD(?:cr|Mn|Cr)?|TSP)(?:-8[hH])?(?:[、和与]O3)?/y
/** DA/T 31-2017: a recommended standard of any trade; of others the letters are listed. */
const STANDARD =
  /(?:DB\d{2,4}\/\d+(?:-\d{4})?|[A-Z]{2,5}\/[TZ] ?\d+(?:\.\d+)*(?:-\d{2,4})?|(?:GB|GBZ|HJ|DB|CJ|CJJ|JGJ|JTG|NY|SL|LY|TD|CECS|ISO|IEC|AQ|MH|WS|YD|QX|HY|SC|DL|JB|HG|YC|JGT|T(?=\/))(?:\d{2,4})?(?:\/[A-Z]{1,6})?[ -]?\d+(?:\.\d+)*(?:[-:]\d{2,4})?(?:-\d{4})?)/y
/** 苏E·3K72Q: the plate of a vehicle. */
const PLATE = /[A-Z][·•.]?(?=[A-Z]*\d)[A-Z\d]{5,6}(?![A-Z\d.])/y
const ROAD = /(?:[GSXYCDZ]\d{1,4}(?:线)?|K\d+(?:\+\d+)?(?:[-~至]K?\d+(?:\+\d+)?)?)(?![\d.])/y
const DIGIT_NAME =
  /\d{1,4}(?:[栋幢座]\d{1,2}单元(?:\d+[室号])?|[栋幢](?=架空|楼[前后下道内顶]|门口|一楼|底层)|国道|省道|县道|乡道|专用公路|高速|号线|号楼|号地块|号门|号桥|号闸|号泵站|号井|号路|号院|号库|[巷弄]|号坝|号船|号机组|号机|号炉|号线路|号断面|号点位?|号站|号仓|号公馆|人制(?=[足篮排手羽乒橄曲])|楼(?![栋房层顶梯道])|号柴油|号汽油|号清洁|号文|号令|号公告|号文件|#|＃|K(?=高清|超高清|[\u4e00-\u9fff])|倍(?=变焦|光学|数码|放大)|A级|A景区|A(?![\w])|G网络|G基站|G(?![\w])|D(?=打印|效果|视频|建模|模型|地图)|(?:千伏(?!安)|[kK][vV])(?=[\u4e00-\u9fff])|世纪|年代|毫安时?|W(?![\w])|瓦(?=[\u4e00-\u9fff])|(?:kg|公斤|千克|升|克)装|单元(?=[\u4e00-\u9fff\d])|路(?=[、和与及]\d{1,3}路|公交|公共汽车|末班|首班|延时|延伸|改道|停靠|站台|站牌|环线|班车|班线|电车|专线|支线|车)|(?<=[楼栋幢座]\d{1,2})单元|伏(?=[\u4e00-\u9fff])|周年|位(?=系统|操作系统|处理器|终端|密码|编码|数字|代码|[统身公]|验证码|字符)|[月日]龄|小时(?=滑动|平均|均值|浓度)|类(?=声环境|标准|水|区|功能|环境|用地|行业)|级(?=[以大阵地东西南北偏及响左台台标])|年一遇|(?<=\d{3})室(?![内外])|(?<=[老新旧]\d{3})线|°[\d.′'″"]+|(?=开头|打头|结尾|铝合金|不锈钢|防水卷材))/y
/* Lists are bounded: where one turns out to be none, its next number begins another. Without a bound that is quadratic. */
const LISTED_ROADS = /\d{2,4}(?:[、和]\d{2,4}){1,30}(?=国道|省道|县道|乡道|线)/y
/** 0+000—2+350: how far along a road or a canal. */
const CHAINAGE = /\d{1,3}\+\d{3}[\d.]*(?:[-~至]\d+\+[\d.]+)?/y
const SUM_NAME = /\d{1,2}\+(?:\d+|[NnXx])(?:\+(?:\d+|[NnXx])){0,30}/y
const CASE_NUMBER = /\((?:19|20)\d{2}\)[\u4e00-\u9fff]\d{0,4}[\u4e00-\u9fff]{1,4}\d+号/y
const DOC_NUMBER = /[〔[［【(](?:19|20)\d{2}[〕\]］】)] ?第?(?:\d+|[一二三四五六七八九十百]{1,5})号/y
const DOC_LETTERS = '国省市县区镇乡党委府政办发字函通纪农水林财建规组人社住环厅局令审批许罚安防监管督整改综执应急'
const SOLUTE = new Clue(/^(?:酒精|乙醇|次氯酸|消毒|草甘膦)/, '酒乙次消草')
const STATION = /\d{1,5}号/y
/** 0327, 900-249-08, 2509-340122-04: digits that name, not count. */
const SERIAL = /(?:0\d+(?:-\d+){0,30}|\d+(?:-\d+){2,30})(?![\d.%万亿])/y
const PHONE = /(?:\d{3,4}-\d{7,8}|1[3-9]\d{9}|\d{6,}[A-Z][0-9A-Z]{3,}|\d{9,})(?![\d.%万亿])/y
const NUMBERED_LAW = /\d+(?:-\d+)?(?:#|＃)/y
const HOTLINES = new Set(hotlines.numbers)
const EMAIL_OR_URL = /(?:https?:\/\/|www\.)[\w./?=&%#:-]+|[\w.-]{1,64}@[\w-]+(?:\.[\w-]+)+/y

const at = (pattern: RegExp, text: string, i: number): number => {
  pattern.lastIndex = i
  const m = pattern.exec(text)
  return m ? i + m[0].length : 0
}

/** H.265, G.711: one letter and three digits. */
const CODEC = /^\d{3}(?!\d)/

/** Reads a name that begins with a letter, or a run of letters with digits (C30, DN400, NH3-N, A2/O). */
export function readLetters(text: string, i: number): Token | null {
  const known = at(SUBSTANCE, text, i)
  if (known !== 0) return exempted('substance', 'name', 'name', i, known)
  if ('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'.includes(text[i - 1] ?? ' ')) {
    const end = at(PLATE, text, i)
    if (end !== 0) return exempted('code', 'name', 'name', i, end)
  }
  for (const pattern of [EMAIL_OR_URL, STANDARD, ROAD]) {
    const end = at(pattern, text, i)
    if (end !== 0 && !isDigit(text.charCodeAt(end)) && !countsAfter(text, i, end))
      return exempted(
        pattern === STANDARD ? 'standard' : 'code',
        'name',
        pattern === STANDARD ? 'document' : 'name',
        i,
        end,
      )
  }
  let end = i
  while (isLetter(text.charCodeAt(end))) end++
  const letters = end
  if (
    (text[end] === '-' || (text[end] === '.' && (end - i > 1 || CODEC.test(rightOf(text, end + 1, 4))))) &&
    isDigit(text.charCodeAt(end + 1))
  )
    end++
  if (!isDigit(text.charCodeAt(end))) {
    // 1+N from the right end, N+1, X光: letters without digits are nobody's number
    if (text[end] === '+' && isDigit(text.charCodeAt(end + 1))) return exempted('code', 'name', 'name', i, end + 2)
    return silent(i, letters)
  }
  while (
    isDigit(text.charCodeAt(end)) ||
    isLetter(text.charCodeAt(end)) ||
    (isOneOf(text[end], '.+/-_') && /[0-9A-Za-z]/.test(rightOf(text, end + 1, 1)))
  )
    end++
  if (countsAfter(text, i, end)) return silent(i, letters)
  return exempted('code', 'name', 'name', i, end)
}

/** GDP221.23亿元, AQI45: what follows the letters is a quantity, the letters are only its label. G104多处 names a road. */
function countsAfter(text: string, start: number, end: number): boolean {
  const name = text.slice(start, end)
  if (/^(?:AQI|CPI|PPI|PMI)[\d.]+$/.test(name)) return true
  if (isOneOf(text[end], '%‰万亿余多')) return !/^[GSXYCDZK]\d/.test(name)
  if (!/^[A-Za-z]{2,}(?!0\d)[\d.]+$/.test(name) || /^(?:DN|PN|DE|De|PE|PVC|HDPE|No|NO)/.test(name)) return false
  return unitAt(text, end) !== null && !isOneOf(text[end], '级号段井等')
}

/** A name up to `end`; none where that is 0. */
const named = (step: string, i: number, end: number): Token | null =>
  end === 0 ? null : exempted(step, 'name', 'name', i, end)

/** 303、305省道. */
export const readRoads = (text: string, i: number): Token | null => named('roads', i, at(LISTED_ROADS, text, i))

/** 8+4, 1+N, 0+000—2+350. */
export function readSumName(text: string, i: number): Token | null {
  const along = at(CHAINAGE, text, i)
  if (along !== 0) return named('chainage', i, along)
  const end = at(SUM_NAME, text, i)
  return end !== 0 && unitAt(text, end) === null ? exempted('sum name', 'name', 'slogan', i, end) : null
}

/** 4A级, 105国道, 3号楼, 110千伏…变电站. */
export const readDigitName = (text: string, i: number): Token | null => named('digit name', i, at(DIGIT_NAME, text, i))

/** 9#楼, 3-2#. */
export const readHashed = (text: string, i: number): Token | null => named('digit name', i, at(NUMBERED_LAW, text, i))

/** 75%酒精: what a solution is called. */
export function readSolution(text: string, i: number): Token | null {
  const end = text.indexOf('%', i) + 1
  return SOLUTE.after(text, end, 3) ? named('digit name', i, end) : null
}

/** 3号 where no month stands before it. */
export const readStation = (text: string, i: number): Token | null =>
  text[i - 1] === '月' ? null : named('number of a name', i, at(STATION, text, i))

const SMALL_RESERVOIR = /\((?:\d|[一二三IⅠ])\)型/y
const CLASS_OF_PUPILS = /\(\d{1,2}\)班/y
/** 小(2)型水库, 八年级(2)班: a class, no item mark. `i` stands at the bracket. */
export function readSize(text: string, i: number): Token | null {
  const pupils = isOneOf(text[i - 1], '级高初一二三四五六七八九大中小') ? at(CLASS_OF_PUPILS, text, i) : 0
  if (pupils !== 0) return named('class of pupils', i, pupils)
  return isOneOf(text[i - 1], '小大') ? named('size class', i, at(SMALL_RESERVOIR, text, i)) : null
}

const DAY_NAME = /(\d{1,2})[·•.](\d{1,2})(?![\d.%‰])/y
/** 5·12防灾减灾日, 3·15晚会: a day as a name. */
export function readDayName(text: string, i: number): Token | null {
  DAY_NAME.lastIndex = i
  const m = DAY_NAME.exec(text)
  if (
    !m ||
    (m[0].includes('.') &&
      !/^(?:世界|全国|国际|植树|地球|防灾|安全|消费|环境|禁毒|国家)/.test(rightOf(text, i + m[0].length, 2)))
  )
    return null
  const day = Number(m[1]) <= 12 && Number(m[2]) <= 31
  return day && unitAt(text, i + m[0].length) === null ? exempted('day name', 'name', 'name', i, i + m[0].length) : null
}

/** 0816-2345678, 13800000000 and other long strings of digits without a unit. */
export function readPhone(text: string, i: number): Token | null {
  const code = text[i] === '0' || text.slice(i + 1, i + 7).includes('-') ? at(SERIAL, text, i) : 0
  if (code !== 0 && (text.slice(i, code).includes('-') || unitAt(text, code) === null))
    return exempted('serial number', 'name', 'name', i, code)
  if (!isDigit(text.charCodeAt(i + 7))) return null
  const end = at(PHONE, text, i)
  return end !== 0 && unitAt(text, end) === null ? exempted('phone or code', 'name', 'name', i, end) : null
}

const NUCLIDE = /-\d{1,3}(?![\d.%])/y
/** 碘-131, 铯-137: which isotope. `i` stands at the dash. */
export function readNuclide(text: string, i: number): Token | null {
  return isOneOf(text[i - 1], '碘铯锶钴铀钚氚碳铱镭氡') ? named('nuclide', i, at(NUCLIDE, text, i)) : null
}

const LOCANTS = /\d(?:,\d){1,3}-[A-Za-z\u4e00-\u9fff]/y
/** 2,4-D, 1,2-二氯乙烷: where the atoms sit. */
export function readLocants(text: string, i: number): Token | null {
  return named('locants', i, at(LOCANTS, text, i))
}

const VERSION = /\d{1,2}\.\d(?![\d.%‰])/y
const VERSION_AFTER = /^(?:G(?![A-Za-z])|版|系统|平台|时代|模式|升级|标准版|行动)/
const VERSION_BEFORE = /(?:工业|等保|版本|智慧|治理|服务|模式|枫桥|改革)$/
/** 2.0版, 4.0版本, 工业4.0: which version. */
export function readVersion(text: string, i: number): Token | null {
  if (text[i + 1] !== '.' && text[i + 2] !== '.') return null
  const end = at(VERSION, text, i)
  if (end === 0) return null
  const named =
    VERSION_AFTER.test(rightOf(text, end, 3)) ||
    (text[end - 1] === '0' && unitAt(text, end) === null && VERSION_BEFORE.test(leftOf(text, i, 2)))
  return named ? exempted('version', 'name', 'name', i, end) : null
}

const DOTTED = /\d+(?:\.\d+){2,9}(?![\d.%万亿])/y
/** 2.3.1 of a version, 192.168.1.1: a name in digits. */
export function readDotted(text: string, i: number): Token | null {
  return named('serial number', i, at(DOTTED, text, i))
}

/** Numbers of the public service by their shape: 12xxx and 10xxx of the state, 95xxx of firms, 96xxx of a province. */
const LINE_SHAPE = /^(?:1[02]|9[56])\d{3,4}$/
const CALLED = /拨打|拨|致电|热线|电话|客服|专线|平台|咨询|投诉|举报|求助|报修|来电|回访|号码|呼叫|渠道/
const CALLED_SHORT = /拨打|热线|电话|报警|急救|指挥|联动|平台|出警|接警|求助|或1/
/** 96110回访: what looks like a classifier is a verb. */
const VERB_AFTER = /^(?:回访|回复|等|台账)/
/** 12369, 119 and other public numbers. */
export function readHotline(text: string, i: number): Token | null {
  let end = i
  while (isDigit(text.charCodeAt(end))) end++
  const digits = text.slice(i, end)
  const known = HOTLINES.has(digits)
  if (!known && !LINE_SHAPE.test(digits)) return null
  const after = rightOf(text, end, 10)
  if (isOneOf(text[end], '.%‰万亿余多-~至') || (unitAt(text, end) !== null && !VERB_AFTER.test(after))) return null
  const before = leftOf(text, i, 14)
  if (!known && !CALLED.test(before + after)) return null
  if (digits.length < 5 && !CALLED_SHORT.test(before + after)) return null
  return exempted('hotline', 'name', 'name', i, end)
}

/** 〔2024〕3号 with the letters of the issuing office before it. */
export function readDocNumber(text: string, i: number, floor: number): Token | null {
  const end = Math.max(at(DOC_NUMBER, text, i), at(CASE_NUMBER, text, i))
  if (end === 0) return null
  let start = i
  while (start > floor && DOC_LETTERS.includes(text[start - 1]!)) start--
  if (start > floor && start < i && isHan(text.charCodeAt(start - 1))) start--
  return exempted('document number', 'name', 'document', start, end)
}
