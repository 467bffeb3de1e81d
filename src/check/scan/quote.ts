import { digitAt, hanScale, isHanNumeral, rightOf } from '../text/character-class.ts'
import { parseRun } from './han-value.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"' }
const LONGEST = 24
/** “1名网格员+2名志愿者”, “1名干部包1条沟”, “1户1档、1村1册”: a pattern of who goes with whom. */
const PATTERN =
  /^[1一N][^\d，。]{1,8}[+＋]|^[1一][名个位户村支][^\d，。]{2,7}[联系包带动帮扶对务管][\dN]{1,3}[名个位户家人][^\d，。]{0,6}$|^(?=[^\d]*[1一N][^\d]+[1一N])(?:1|[^\d二三四五六七八九十百千万亿两])+$/

/** “1元药费”, “15分钟服务圈”, “3天办结”: what something is called. */
const NAME = /^\d{1,3}(?:元|秒|分钟|小时|天|公里|米|度)(?!以)[\u4e00-\u9fff]{2,8}$/
/** “中国梦365个故事”微视频征集活动: a quote that is the name of an event. */
const TITLED =
  /^(?:[\u4e00-\u9fff]{0,5}(?:行动|活动|工程|微视频|征集|大赛|比赛|竞赛|品牌|工作法|党课|展演|论坛)|(?:主题|系列|专题|专项))/
const TITLE = 9

/**
 * A quoted number-slogan by its shape: short, no sentence, and no number that counts something. “三清三拆三整治”,
 * “8+4”, “百日攻坚”. A quotation that states a quantity (“清理垃圾550吨”, “每亩八百五”) is left to the other readers.
 */
export function readQuoted(text: string, i: number): Token | null {
  const end = i + 1 + rightOf(text, i + 1, LONGEST).indexOf(CLOSING[text[i]!]!)
  const content = text.slice(i + 1, end)
  if (/[。；！？\n“‘「《]/.test(content)) return null
  if (PATTERN.test(content) || NAME.test(content)) return exempted('quoted pattern', 'name', 'slogan', i + 1, end)
  const titled = TITLED.test(rightOf(text, end + 1, TITLE))
  let numerals = 0
  for (let k = 0; k < content.length; k++) {
    const run = runAt(content, k)
    if (run === 0) continue
    numerals++
    if (!titled && states(content, k, run)) return null
    k += run - 1
  }
  if (numerals === 0) return null
  return exempted('quoted slogan', 'name', 'slogan', i + 1, end)
}

function runAt(content: string, k: number): number {
  let end = k
  if (digitAt(content, k)) while (digitAt(content, end)) end++
  else while (isHanNumeral(content[end])) end++
  return end - k
}

/** True where the numeral at `k` counts or measures something, so that the quotation is more than a slogan. */
function states(content: string, k: number, length: number): boolean {
  if (digitAt(content, k)) {
    if (/^[一二两三四五六七八九十\d]个\d+%$/.test(content)) return false
    const unit = unitAt(content, k + length)
    const rest = content.slice(k + length)
    if (/^[个大项张条类种]/.test(rest)) return k >= 3
    return unit !== null || /^[万亿余多]/.test(rest)
  }
  const run = content.slice(k, k + length)
  if (content.startsWith('分之', k + length)) return run !== '百' || k > 2
  const parsed = parseRun(run)
  if (parsed === null || parsed.bare || parsed.lo < 100 || hanScale(run[0]) > 0) return false
  return k >= 3 || content.length > 8 || content.startsWith('每')
}
