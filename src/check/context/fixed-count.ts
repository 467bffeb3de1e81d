import lexicon from '../lexicon/fixed-counts.json' with { type: 'json' }
import type { ExemptReason } from '../mention.ts'
import type { Token } from '../scan/token.ts'
import { longestOf } from '../text/any-of.ts'
import { isOneOf, leftOf, rightOf } from '../text/character-class.ts'
import { Clue, firstOf, lastOf } from '../text/clue.ts'
import { dimensionOf, TIMES } from './place.ts'

/* Numbers that a form, a recipe, a promise or a timetable fixes. The vocabulary is `lexicon/fixed-counts.json`. */

const COPIES = /(?:一式|各执|各持|各存|各留)$/
const MATERIAL = new Clue(`^的?${longestOf(lexicon.materials)}`, `的${firstOf(lexicon.materials)}`)
/** 路面宽6.5米, 水灰比0.5, 海拔400米: how a thing is made, not how much was done. */
const PARAMETER = new Clue(
  `${longestOf(lexicon.parameters)}(?:为|约|约为|是|达|均为|不小于|不低于|一般为)?$`,
  `为约是达于${lastOf(lexicon.parameters)}`,
)
const RISEN = /(?:[提升拓加增放]|最|较|更)(?:宽|厚|高|深)[度]?$/
/** 每百户经营主体中，企业约36户、个体工商户约63户: the same up to the next comma. */
const PER_HUNDRED = new Clue(/每[十百千万][\u4e00-\u9fff]{1,10}[中里当]，[^，。；\n]*$/, '每')
/** 每10张床位中有近6张, 每4人就有3人, 每十个人里九个, 三个游客里有一个: a share told in small numbers. */
const OF_SOME = new Clue(
  [
    '每[一-龥]{0,3}[\\d十百千万][^，。；]{0,16}，?(?:[中里当]面?[就便才]?|[就便才]能?)[拥配]?有$',
    '每[十百\\d]+[个名位户家件][\\u4e00-\\u9fff]{0,5}[中里当]，?[就便]?$',
    `[三四五六七八九十][个名位]${longestOf(lexicon.people)}[中里]，?[就便]?有$`,
  ].join('|'),
  '有中里当就便，',
)
/** 三个｜游客里有一个: of how many. */
const SOME = new Clue(`^${longestOf(lexicon.people)}[中里]，?[就便]?有[一两二三四五六七八九]`, firstOf(lexicon.people))
const FEW = /^[三四五六七八九十][个名位]$/
/** 三分之一靠制度、三分之二靠执行: a saying. */
const RESTS_ON = new Clue(/^靠/, '靠')
const isSaying = (text: string, { kind, end }: Token): boolean => kind === 'fraction' && RESTS_ON.after(text, end, 1)
const PROMISE = new RegExp(`^[”’"]?内?(?:[\\u4e00-\\u9fff]{0,6}圈|${longestOf(lexicon.promises)})`)
const ACHIEVED = new RegExp(`${longestOf(lexicon.achieved)}[^，。；]{0,8}$`)
const HOUR = new RegExp(`${longestOf(lexicon.hours)}$`)
const SEISMIC = /^(?:抗震|地震)?(?:设防|烈度)/
/** 按1:1000稀释, 1:500地形图. */
const MIXED = /^的?(?:比例)?(?:稀释|配制|配比|配药|配兑|兑水|兑制|勾兑|绘制|测绘|地形图|比例尺|拌|放坡|坡比|坡率|水泥)/
const LIMIT = new Clue(/^的?(?:[\u4e00-\u9fff]{0,4}排放)?(?:限值|限量|限额)/, '限')
/** 有效期五年, 任期3年: how long something is to last. */
const TERM =
  /(?:有效期|任期|期限|保修期|质保期|合同期|服务期|聘期|试用期|保质期|公示期|监测期|过渡期|缓冲期|禁渔期)(?:限|间)?(?:为|是|不少于|一般为|：|:)?$/
const TERM_UNITS = new Set(lexicon.termUnits)
const PROMISED_IN = new Set(lexicon.promiseUnits)

/** 使用满15年的电梯, 积分满100分. */
const FILLED = new Clue(/(?<![圆丰美布爆挤坐住装])满$/, '满')
/** 每50公斤128元, 每30户一组, 每增加一小时加收1元: what a rate is taken of. */
const RATE_OF = new Clue(`每${longestOf(lexicon.rateVerbs)}?$`, `每${lastOf(lexicon.rateVerbs)}`)
/** 节前三天, 开考前30分钟, 灌溉后3天, 再过半个月: when, not how long. */
const BESIDE: Readonly<Record<string, string | undefined>> = lexicon.relative
const isRelative = (text: string, start: number): boolean => {
  const guard = BESIDE[text.charAt(start - 1)]
  return guard === undefined ? text.endsWith('再过', start) : !isOneOf(text[start - 2], guard)
}
/** 用三年时间: how long something is to take. */
const SPENT = new Clue(/^左?右?的?时间/, '左的时')
/** 十五分钟前的读数. */
const AGO = new Clue(/^[之以]?前(?![移进置沿排后])/, '之以前')
/** 3小时降雨量, 一小时下了61.5毫米: the stretch of time that a measurement is of. */
const WINDOW = /^(?:最大|累计|平均)?(?:降?雨|降水|降温|滑动|变温)|^[^，。；\d]{0,6}[\d.]+毫米/
/** Why a stretch of time or an amount is part of what is said and not what is stated, or null. */
function measureOf(text: string, { start, end, amount }: Token): ExemptReason | null {
  const dimension = dimensionOf(amount!)
  if (RATE_OF.before(text, start, 4)) return 'expression'
  const lasts = TIMES.has(dimension)
  if ((lasts || dimension === 'score') && FILLED.before(text, start, 2)) return 'threshold'
  if (!lasts) return null
  return (text[start - 1] === '用' && SPENT.after(text, end, 3)) ||
    isRelative(text, start) ||
    AGO.after(text, end, 3) ||
    WINDOW.test(rightOf(text, end, 16))
    ? 'duration'
    : null
}

/** 365天不打烊; but 优良天数366天 is counted. */
const ALL_YEAR = new Set(['365', '366'])
const COUNTS_DAYS = /[天日]数(?:[已共仅只]|累计|合计)*(?:为|有|是|达到?)?$/

/** 一式三份, 5%水泥稳定碎石, 7度设防, 早6点, 1小时响应, 0.5毫克/升的排放限值; null for what counts. */
export function fixedCount(text: string, token: Token): ExemptReason | null {
  const { unitText } = token.amount!
  if (PARAMETER.before(text, token.start, 12) && !RISEN.test(leftOf(text, token.start, 12))) return 'name'
  const measure = measureOf(text, token)
  if (measure !== null) return measure
  if (
    PER_HUNDRED.within(text, Math.max(0, token.start - 48), token.start) ||
    OF_SOME.before(text, token.start, 22) ||
    (SOME.after(text, token.end, 10) && FEW.test(text.slice(token.start, token.end))) ||
    isSaying(text, token)
  )
    return 'expression'
  if (token.amount!.unitText === '' && YEARS_OF.test(rightOf(text, token.end, 2))) return 'duration'
  if (token.amount!.approx !== null) return null
  if (token.kind === 'percentage') return MATERIAL.after(text, token.end, 8) ? 'name' : null
  const before = leftOf(text, token.start, 12)
  const after = rightOf(text, token.end, 8)
  if (unitText === '座' && SEATS.test(after)) return 'name'
  if (unitText === '条' && CHAPTERS.test(before)) return 'listing'
  if ((unitText === '页' && PAGES.test(before)) || (unitText === '遍' && token.amount!.digits === '1'))
    return 'expression'
  if (token.amount!.digits === '0.5' && /^内?办[结好完]/.test(after)) return 'threshold'
  if (unitText === '天' && ALL_YEAR.has(token.amount!.digits) && !COUNTS_DAYS.test(before)) return 'duration'
  if (unitText === '天' && OFF.test(before)) return 'duration'
  if (TERM_UNITS.has(unitText) && TERM.test(before)) return 'duration'
  if (unitText === '份') return COPIES.test(before) ? 'expression' : null
  if (token.kind === 'ratio') return MIXED.test(after) ? 'expression' : null
  if (unitText === '度') return SEISMIC.test(after) ? 'name' : null
  if (unitText === '点') return HOUR.test(before) ? 'time' : null
  if (LIMIT.within(text, token.end, token.end + 8)) return 'threshold'
  return PROMISED_IN.has(unitText) && PROMISE.test(after) && !ACHIEVED.test(before) ? 'threshold' : null
}

/** 国庆中秋假期8天. */
const OFF = /(?:假期?|黄金周)[”"]?(?:的|共|为期)?$/
/** 共八章六十二条: how a law is divided. */
const CHAPTERS = /[\d一二三四五六七八九十]+[章节编]$/
/** 全文12页, 报告3页. */
const PAGES = /(?:第|共|全文|正文|材料|报告|方案|文件|超过|不多于)$/
/** 七十余载, 十载. */
const YEARS_OF = /^载(?![重货客人体入明着有运荷波])/
/** 九座校车, 七座以上客车. */
const SEATS = /^[以上下大中小型]{0,4}(?:校车|客车|轿车|面包车|商务车|大巴|中巴|观光车)/

const DIGITS_ARE = /^(?:数字|代码|编码|字符)?(?:为|是)[“"]?[\dA-Z]/
const DIGITS_BEFORE = /[前后第末][一二两三四五六七八九十\d]+位(?:数字|代码|编码|字符)?(?:为|是)[“"]?$/
/** 前两位为91: places in a code, and what stands there. */
export const isCodeDigit = (text: string, token: Token): boolean =>
  token.kind === 'rank'
    ? DIGITS_ARE.test(rightOf(text, token.end, 6))
    : token.amount!.unitText === '' && DIGITS_BEFORE.test(leftOf(text, token.start, 12))
