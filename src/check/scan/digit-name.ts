import { isOneOf, leftOf, rightOf } from '../text/character-class.ts'
import { endAt, matchAt } from './sticky.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* Names that begin with digits, or hold nothing else: 105国道, 3号楼, 8+4, 5·12, 2.0版. */

/** A name up to `end`; none where that is 0. */
const named = (step: string, i: number, end: number): Token | null =>
  end === 0 ? null : exempted(step, 'name', 'name', i, end)

const DIGIT_NAME =
  /\d{1,4}(?:[栋幢座]\d{1,2}单元(?:\d+[室号])?|[栋幢](?=架空|楼[前后下道内顶]|门口|一楼|底层)|国道|省道|县道|乡道|专用公路|高速|号线|号楼|号地块|号门|号桥|号闸|号泵站|号井|号路|号院|号库|[巷弄]|号坝|号船|号机组|号机|号炉|号线路|号断面|号点位?|号站|号仓|号公馆|人制(?=[足篮排手羽乒橄曲])|楼(?![栋房层顶梯道])|号柴油|号汽油|号清洁|号文|号令|号公告|号文件|#|＃|K(?=高清|超高清|[\u4e00-\u9fff])|倍(?=变焦|光学|数码|放大)|A级|A景区|A(?![\w])|G网络|G基站|G(?![\w])|D(?=打印|效果|视频|建模|模型|地图)|(?:千伏(?!安)|[kK][vV])(?=[\u4e00-\u9fff])|世纪|年代|毫安时?|W(?![\w])|瓦(?=[\u4e00-\u9fff])|(?:kg|公斤|千克|升|克)装|单元(?=[\u4e00-\u9fff\d])|路(?=[、和与及]\d{1,3}路|公交|公共汽车|末班|首班|延[时伸长]|缩短|绕行|停运|开通|加密|改道|停靠|站台|站牌|环线|班车|班线|电车|专线|支线|车)|(?<=[楼栋幢座]\d{1,2})单元|伏(?=[\u4e00-\u9fff])|周年|位(?=系统|操作系统|处理器|终端|密码|编码|数字|代码|[统身公]|验证码|字符)|[月日]龄|小时(?=滑动|平均|均值|浓度)|类(?=声环境|标准|水|区|功能|环境|用地|行业)|级(?=[以大阵地东西南北偏及响左台台标])|年一遇|(?<=\d{3})室(?![内外])|(?<=[老新旧]\d{3})线|°[\d.′'″"]+|(?=开头|打头|结尾|铝合金|不锈钢|防水卷材))/y
/* Lists are bounded: where one turns out to be none, its next number begins another. Without a bound that is quadratic. */
const LISTED_ROADS = /\d{2,4}(?:[、和]\d{2,4}){1,30}(?=国道|省道|县道|乡道|线)/y
/** 0+000—2+350: how far along a road or a canal. */
const CHAINAGE = /\d{1,3}\+\d{3}[\d.]*(?:[-~至]\d+\+[\d.]+)?/y
const SUM_NAME = /\d{1,2}\+(?:\d+|[NnXx])(?:\+(?:\d+|[NnXx])){0,30}/y
const STATION = /\d{1,5}号/y
const HASHED = /\d+(?:-\d+)?(?:#|＃)/y

/** 303、305省道. */
export const readRoads = (text: string, i: number): Token | null => named('roads', i, endAt(LISTED_ROADS, text, i))

/** 8+4, 1+N, 0+000—2+350. */
export function readSumName(text: string, i: number): Token | null {
  const along = endAt(CHAINAGE, text, i)
  if (along !== 0) return named('chainage', i, along)
  const end = endAt(SUM_NAME, text, i)
  return end !== 0 && unitAt(text, end) === null ? exempted('sum name', 'name', 'slogan', i, end) : null
}

/** 4A级, 105国道, 3号楼, 110千伏…变电站. */
export const readDigitName = (text: string, i: number): Token | null =>
  named('digit name', i, endAt(DIGIT_NAME, text, i))

/** 9#楼, 3-2#. */
export const readHashed = (text: string, i: number): Token | null => named('digit name', i, endAt(HASHED, text, i))

/** 3号 where no month stands before it. */
export const readStation = (text: string, i: number): Token | null =>
  text[i - 1] === '月' ? null : named('number of a name', i, endAt(STATION, text, i))

const SMALL_RESERVOIR = /\((?:\d|[一二三IⅠ])\)型/y
const CLASS_OF_PUPILS = /\(\d{1,2}\)班/y
/** 小(2)型水库, 八年级(2)班: a class, no item mark. `i` stands at the bracket. */
export function readSize(text: string, i: number): Token | null {
  const pupils = isOneOf(text[i - 1], '级高初一二三四五六七八九大中小') ? endAt(CLASS_OF_PUPILS, text, i) : 0
  if (pupils !== 0) return named('class of pupils', i, pupils)
  return isOneOf(text[i - 1], '小大') ? named('size class', i, endAt(SMALL_RESERVOIR, text, i)) : null
}

const DAY_NAME = /(\d{1,2})[·•.](\d{1,2})(?![\d.%‰])/y
/** 5·12防灾减灾日, 3·15晚会: a day as a name. */
export function readDayName(text: string, i: number): Token | null {
  const m = matchAt(DAY_NAME, text, i)
  if (
    !m ||
    (m[0].includes('.') &&
      !/^(?:世界|全国|国际|植树|地球|防灾|安全|消费|环境|禁毒|国家)/.test(rightOf(text, i + m[0].length, 2)))
  )
    return null
  const day = Number(m[1]) <= 12 && Number(m[2]) <= 31
  const end = i + m[0].length
  // 12·6万人次 is so many
  const counts = isOneOf(text[end], '万亿') || unitAt(text, end) !== null
  return day && !counts ? exempted('day name', 'name', 'name', i, end) : null
}

const NUCLIDE = /-\d{1,3}(?![\d.%])/y
/** 碘-131, 铯-137: which isotope. `i` stands at the dash. */
export function readNuclide(text: string, i: number): Token | null {
  return isOneOf(text[i - 1], '碘铯锶钴铀钚氚碳铱镭氡') ? named('nuclide', i, endAt(NUCLIDE, text, i)) : null
}

const LOCANTS = /\d(?:,\d){1,3}-[A-Za-z\u4e00-\u9fff]/y
/** 2,4-D, 1,2-二氯乙烷: where the atoms sit. */
export function readLocants(text: string, i: number): Token | null {
  return named('locants', i, endAt(LOCANTS, text, i))
}

const VERSION = /\d{1,2}\.\d(?![\d.%‰])/y
const VERSION_AFTER = /^(?:G(?![A-Za-z])|版|系统|平台|时代|模式|升级|标准版|行动)/
const VERSION_BEFORE = /(?:工业|等保|版本|智慧|治理|服务|模式|枫桥|改革)$/
/** 2.0版, 4.0版本, 工业4.0: which version. */
export function readVersion(text: string, i: number): Token | null {
  // asked of every number: most have no point
  if (text[i + 1] !== '.' && text[i + 2] !== '.') return null
  const end = endAt(VERSION, text, i)
  if (end === 0) return null
  const isVersion =
    VERSION_AFTER.test(rightOf(text, end, 3)) ||
    (text[end - 1] === '0' && unitAt(text, end) === null && VERSION_BEFORE.test(leftOf(text, i, 2)))
  return isVersion ? exempted('version', 'name', 'name', i, end) : null
}

const DOTTED = /\d+(?:\.\d+){2,9}(?![\d.%万亿])/y
/** 2.3.1 of a version, 192.168.1.1: a name in digits. */
export function readDotted(text: string, i: number): Token | null {
  return named('serial number', i, endAt(DOTTED, text, i))
}
