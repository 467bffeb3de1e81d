import { leftOf, rightOf } from '../text/character-class.ts'
import { matchAt } from './sticky.ts'
import { exempted, type Token } from './token.ts'

const CLOCK =
  /([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?:(?:-|~|至|到)(?:次日)?(?:[01]?\d|2[0-4]):[0-5]\d)?(?![:\d.万])/y
const HAN_HOUR = '(?:[01]?\\d|2[0-4]|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九])'
const MINUTES = '(?:(?:[0-5]?\\d|[一二三四五]?十[一二三四五六七八九]?)分(?![之钟])|半(?!年|天)|整|许|一刻)?'
const SPOKEN = new RegExp(
  `${HAN_HOUR}(?:时(?![间刻段有代期限效长常])|点(?=\\d{1,2}分|[一二三四五六七八九]分(?![之钟])|[一二三四五]?十|一刻|半|整|钟|许|前|后|起|[，。；、]|至|到|左右|以后|以前|(?![建意要位个零一二三四五六七八九])[\\u4e00-\\u9fff]))${MINUTES}(?:(?:-|~|至|到)(?:次日|当日|翌日)?(?:凌晨|早上|上午|中午|下午|晚上|晚)?${HAN_HOUR}[时点]${MINUTES})?`,
  'y',
)
const HOURS_TO_HOUR = new RegExp(`${HAN_HOUR}(?:-|~|至|到)${HAN_HOUR}时(?![间刻段有代期限效长常])`, 'y')
const ROUND_THE_CLOCK =
  /\d{1,2}[×xX*](?:24(?:小时)?|\d{1,2}小时)|24\/7(?![\d/.])|(?:24|二十四)小时(?=[\u4e00-\u9fff“])(?![内左以后前多余办完之不][^断间停])/y

/** Clock times: 20:00, 上午9时30分, 10时至16时, 7×24小时. */
export function readTime(text: string, i: number): Token | null {
  for (const pattern of [ROUND_THE_CLOCK, CLOCK, SPOKEN, HOURS_TO_HOUR]) {
    const m = matchAt(pattern, text, i)
    if (!m) continue
    if (pattern === CLOCK && !isClock(text, i, m)) continue
    if (pattern === SPOKEN && !isSpoken(text, i, m[0])) continue
    return exempted('time', 'time', 'time', i, i + m[0].length)
  }
  return null
}

/** 2:1 and 10:15 after 比 are ratios; 时限为8日17:30 is none. */
const isClock = (text: string, i: number, m: RegExpExecArray): boolean =>
  !(text[i - 1] === '按' && /^(?:的?比例)?配[备置]/.test(rightOf(text, i + m[0].length, 5))) &&
  (/[-~至到]/.test(m[0]) || !/(?:比|比例|之比|结构|配比|为)[^，。；日午晚晨]{0,5}$/.test(leftOf(text, i, 9)))

/** 九点 and 3时 need a word of the day before or minutes after them when they are short. */
const isSpoken = (text: string, i: number, written: string): boolean =>
  /^\d+点(?:半|整|许|一刻|\d)|分$/.test(written) ||
  BY_THE_CLOCK.test(rightOf(text, i + written.length, 2)) ||
  (/\d/.test(written) && written.includes('时')) ||
  DAYTIME.test(leftOf(text, i, 2))

const BY_THE_CLOCK =
  /^(?:前|以[前后]|之[前后]|起|左右|开[会始]|召开|出发|集合|[上下]班|准时|推送|更新|开[门始]|关门|结束)/
const DAYTIME = /(?:上午|下午|凌晨|早上|中午|晚上|傍晚|晚|早|日|夜间|至|到|于|次日|当日|翌日)$/
