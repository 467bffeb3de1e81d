import listing from '../lexicon/listing.json' with { type: 'json' }
import plans from '../lexicon/plans.json' with { type: 'json' }
import type { Token } from '../scan/token.ts'
import { anyOf } from '../text/any-of.ts'
import { endsClause, isOneOf, leftOf, rightOf, startsClause } from '../text/character-class.ts'
import { Clue, firstOf } from '../text/clue.ts'
import { COUNTED } from './counted.ts'
import { dimensionOf } from './place.ts'

/* 一支高素质队伍, 坏一个修一个, 一天最多: the one that counts nothing, and the one that does. */

/** 一吨污水的去向: a measure as a figure of speech. */
const MEASURES = new Set(listing.figurative)
const LIGHT = new Set(listing.light)
const CLASSIFIERS = new Set(listing.classifierDimensions)
/** Whether it counts things, and measures nothing. */
export const isClassifier = (dimension: string): boolean =>
  CLASSIFIERS.has(dimension) || dimension.startsWith('classifier-')

/** Whether 一 with what follows it tells of no number. */
export function countsNone(text: string, token: Token, before: string, after: string): boolean {
  const { unitText } = token.amount!
  const dimension = dimensionOf(token.amount!)
  return (
    /(?:每隔|间隔)[^，。；]{1,12}$/.test(before) ||
    (MEASURES.has(dimension) && startsClause(text, token.start) && !endsClause(text, token.end)) ||
    (MEASURES.has(dimension) && isRepeated(text, token)) ||
    (unitText === '天' && (startsClause(text, token.start) || text[token.start - 1] === '“') && A_DAY.test(after)) ||
    PER_ONE.test(before) ||
    /各[\u4e00-\u9fff]{0,3}$|平均(?:每?查|检查|巡查)?$/.test(before) ||
    /^(?:也|都)(?:不|没|未|要|别)/.test(after) ||
    (unitText === '天' && /[没无]有?$/.test(before)) ||
    NOT_ONE.test(before + text.slice(token.start, token.end) + after.slice(0, 2)) ||
    (unitText === '天' && /(?:[的那这某]|\d[日号]|[，。；\n]有|^有)$/.test(before)) ||
    (isClassifier(dimension) && !countsOne(text, token, before, after))
  )
}

/** 一天最多发走1.86万件, 一天三顿: what a day has. */
const A_DAY =
  /^(?:最[多少高低快慢]|少说|[多少]则|至少|平均|光|就(?![把将])|能|可以?|要|得|跑|干|吃|睡|下来|[二两三四五六七八九十几]+[顿趟回遍次])/

/** 平均38.6天审结一案, 每巡查7次开出一份: the average is what is told. */
const PER_ONE = /(?:平均每?|每(?:检查|巡查|抽查|排查))[\d.一二三四五六七八九十百点两半]+[^，。；\d]{1,8}$/

/** 没有落下一户, 未断一天, 一人未减: nobody and nothing. */
const NOT_ONE =
  /[没未不无]有?(?:[落漏丢掉少][下报检查办]?|放过|遗漏|错过|落下|[间中]?断|[漏误耽停歇缺]误?|缺[席勤])[过了]?一[\u4e00-\u9fff]|(?:^|[，。；\n比])一[\u4e00-\u9fff][未没不][\u4e00-\u9fff]?$/

/** 与…一起, 拧在一起: the adverb. */
const WITH_OTHERS = /(?:与|同(?![期比])|和|跟|在|拧|绑|连|聚|走|汇|融|放|捆)[^，。；]{0,8}$/

/** Whether 一 with a classifier counts: 新建污水处理厂一座 does, 一支高素质队伍 does not. */
function countsOne(text: string, token: Token, before: string, after: string): boolean {
  const closes = endsClause(text, token.end)
  const { unitText } = token.amount!
  if (isRepeated(text, token) || SPREADS.test(after) || NOT_ANY.test(before)) return false
  if (/[由从](?:[上去]年|上季度?|上月|同期)*的?$/.test(before) && /^[降减增升缩到变清归]/.test(after)) return true
  if (unitText === '起')
    return /^(?:案|事|纠纷|违|信访|投诉|火|环境|群众|涉|非法)/.test(after) || (closes && !WITH_OTHERS.test(before))
  if (WANTING.test(before) && !STEPS.has(unitText)) return closes || LEFT_UNDONE.test(after)
  if (isBesideOthers(unitText, before, after) || (EXCEPT.test(before) && BUT.test(after))) return true
  if (LIGHT.has(unitText)) return closes && COUNTED.test(before)
  if (closes) return !NO_COUNT.test(before)
  if (
    LIGHTLY.test(before) ||
    (EVENTS.has(unitText) && IN_PLAN.within(text, Math.max(0, token.start - REACH), token.start) !== null)
  )
    return false
  return COUNTED.test(before)
}

/** 又一起; 两项合计不及工业一家: the one that is named, by itself. */
const NO_COUNT =
  /[又再这那每某同另]$|(?:不及(?![格时])|不如(?![实期])|[难不]敌|比不上|[抵顶]得上|[赶抵]不上)[^，；。]{1,10}$/

/** 来了一次“大起底”: only that it was done. */
const LIGHTLY = /(?<![上下过以往])来[了过](?:这么)?$|[搞打][了过](?:这么)?$/

/** 下步打算：组织一次集中清理: that it is to be done, not how often. */
const EVENTS = new Set(['次', '场', '轮', '期', '遍'])
const IN_PLAN = new Clue(`${anyOf(plans.leads)}[^。；\\n\\d]*$`, firstOf(plans.leads))
const REACH = 40

/** 确保不发生一起事故: an aim; what came to pass is told by 未. */
const NOT_ANY = /不再?(?:发生|出现)$/
/** 尚差一口, 仅剩一口未建; 只差一步 is a figure of speech. */
const WANTING = /(?<!哪怕|即使|即便|只要|就算|如果|若)[还尚仍仅只][差缺欠剩]$/
const STEPS = new Set(listing.steps)
const LEFT_UNDONE = /^(?:[未没待尚悬卡]|[在正还仍]|挂着|拖着|等[着待])/

/** 40件已办结，｜一件在办: the one beside so many that were done. */
const BESIDE_OTHERS = /[\d二两三四五六七八九十]([\u4e00-\u9fff])[^，、；。\d]{0,8}[，、；]$/
const STILL_OPEN = /^(?:正在|[还尚仍]|在[办建查审途]|[未待没])/
const isBesideOthers = (unitText: string, before: string, after: string): boolean =>
  STILL_OPEN.test(after) && BESIDE_OTHERS.exec(before)?.[1] === unitText

/** 除｜一件在办外均已办结: the one that was not. */
const EXCEPT = /(?:^|[，。；：、\n])除了?$/
const BUT = /^[^，。；\d]{0,8}外/

/** 查处一起、警示一片; 整治一处、带动一批: what the one does for the many. */
const SPREADS = /^[、，][\u4e00-\u9fff]{1,4}一[片批方面]/

/** 一次说不通就再说一次, 一次不行就两次, 一遍讲不清讲两遍: as often as it takes. */
export function isTriedAgain(text: string, { start, end, amount }: Token): boolean {
  const { unitText, digits } = amount!
  if (!TRIES.has(unitText)) return false
  const before = leftOf(text, start, AS_FAR)
  const after = rightOf(text, end, AS_FAR)
  if (FAILED_THEN.exec(before)?.[1] === unitText || THEN_AGAIN.exec(after)?.[1] === unitText) return true
  const [, former, formerUnit] = FAILED_BEFORE.exec(before) ?? []
  if (former && formerUnit === unitText && TIMES_TRIED.indexOf(former) === Number(digits) - 1) return true
  const [, next, nextUnit] = FAILS_NOW.exec(after) ?? []
  return next !== undefined && nextUnit === unitText && TIMES_TRIED.indexOf(next) === Number(digits) + 1
}
/** 一次跑不通｜两次跑: once more than it failed before. */
const TIMES_TRIED = '零一两三四五六七八九十'
const FAILED_BEFORE = /([一两三四五六七八九])([次遍趟回轮])[^，。；\d]{0,4}[不没][^，。；\d]{1,6}$/
const FAILS_NOW = /^[^，。；\d]{0,4}?[不没][^，。；\d]{1,6}?([两三四五六七八九十])([次遍趟回轮])/
const TRIES = new Set(['次', '遍', '趟', '回', '轮'])
const AS_FAR = 16
const SO_OFTEN = '[一二两三四五六七八九十]'
const AGAIN = '[不没][^。；\\d]{1,6}?(?:[就便再]|那就)'
const FAILED_THEN = new RegExp(`${SO_OFTEN}([次遍趟回轮])[^，。；\\d]{0,4}${AGAIN}[^，。；\\d]{0,2}$`)
const THEN_AGAIN = new RegExp(`^[^，。；\\d]{0,4}${AGAIN}[^，。；\\d]{0,2}${SO_OFTEN}([次遍趟回轮])`)

/** 坏一个修一个, 发现一起、移送一起: each and every one; 十一件，尚欠一件 are two numbers. */
function isRepeated(text: string, { start, end }: Token): boolean {
  const written = text.slice(start, end)
  const before = leftOf(text, start, 7)
  const at = before.lastIndexOf(written)
  return (at >= 0 && !isOneOf(before[at - 1], HAN_DIGITS)) || rightOf(text, end, 6).includes(written)
}
const HAN_DIGITS = '十百千万零〇'
