import lexicon from '../lexicon/presumptions.json' with { type: 'json' }
import type { Token } from '../scan/token.ts'
import { anyOf } from '../text/any-of.ts'
import { digitAt, endsClause, leftOf, rightOf, startsClause } from '../text/character-class.ts'
import { Clue, firstOf } from '../text/clue.ts'
import { isClassifier } from './one-that-counts-none.ts'
import { dimensionOf } from './place.ts'

const LIMIT_AFTER = /(?:以上|以下|及以上|及以下|以内|以外|之内|开外|内)$/
const ACHIEVED =
  /(?:达到?|实现|完成|保持|稳定|控制|提高|提升|增加|增长|下降|降低|减少|缩短|压缩|恢复|升至|降至|增至|扩大|超过|整治|清理|建成|新增|新建|改造|拆除|发放|出动)[^，。；]{0,1}$/
const FORBIDS = /禁止|严禁|不得|不准|申请|申诉|提出|设为/
/** Not of 反应, 应急, 供应. */
const SHOULD = '(?<![叫响供反相对效适顺感])应当?(?![急对征用届收])'
const RULE_BEFORE = new RegExp(
  `(?:${SHOULD}|须|必须|原则上|可以?在|可|不得|做到|自|起|限|要求|规定|标准|距离?|凡|对|其中)[^，。；]{0,14}$`,
)

/** 50户以上自然村, 3000万元以上的项目, 低于90%的站点, 收到之日起六十日内. */
export function isThreshold(text: string, token: Token): boolean {
  if (isClass(text, token) || isCleared(text, token) || isReachedBySome(text, token)) return true
  if (token.amount!.approx === null) return isBareLimit(text, token)
  if (token.kind === 'fraction') return false
  const written = text.slice(token.start, token.end)
  const before = leftOf(text, token.start, 16)
  if (LIMIT_AFTER.test(written)) return token.kind === 'quantity' && limits(text, token, written, before)
  return SUCH_AS.has(text[token.end]!) && !endsClause(text, token.end + 1) && isOfSuch(text, token, written, before)
}

/** 过亿元的七家, 过亿元者七家. */
const SUCH_AS: ReadonlySet<string> = new Set(['的', '者'])

/** A number with 以上, 以内, 以外, 内 behind it. */
function limits(text: string, token: Token, written: string, before: string): boolean {
  if (written.endsWith('内')) return isWithin(text, token, written, before)
  if (written.endsWith('外') || dimensionOf(token.amount!) === 'ages') return true
  const next = text[token.end] ?? '\n'
  if (next === ')' && /\([^，。；()]{0,8}$/.test(before)) return true
  if (endsClause(text, token.end)) return DEMANDED.test(before)
  if ('，了和及或、比占均已'.includes(next)) return false
  return /[\u4e00-\u9fff\d]/.test(next) && !(written.endsWith('上') && ACHIEVED.test(before))
}

/** 应在95%以上, 标准为3个以上; not 组织应急演练12场以上, 新建高标准农田3300亩以上: what was done. */
const DEMANDED = new RegExp(`(?:${SHOULD}|须|不得|要求|规定|(?<!高)标准(?!化|农田|地|$))[^，。；]{0,10}$`)

/** 收到之日起六十日内, 80人以内的会议. */
const isWithin = (text: string, { start, end }: Token, written: string, before: string): boolean =>
  RULE_BEFORE.test(before) ||
  before.endsWith('后') ||
  FORBIDS.test(rightOf(text, end, 3)) ||
  (written.endsWith('以内') && /^的[\u4e00-\u9fff]/.test(rightOf(text, end, 2))) ||
  startsClause(text, start)

/** 低于90%的｜站点, 不足30户的｜自然村: those of whom it is true. */
function isOfSuch(text: string, { kind, end }: Token, written: string, before: string): boolean {
  if (!COMPARES.test(written)) return false
  if (kind !== 'percentage') return !ACHIEVED.test(before)
  return LIES_BEYOND.test(written) && (FOR_SUCH.test(before) || SUCH.test(rightOf(text, end, 4)))
}
const COMPARES = /^(?:低于|高于|大于|小于|不足|不满|未满|不超过|不少于|不低于|不高于|过|超过|超|多于|少于|不到)/
const LIES_BEYOND = /^(?:低于|高于|大于|小于|不足)/
const SUCH = /^的(?:站点|断面|点位|村|企业|单位|乡镇|镇|街道|项目|社区|地区|区域|农户|家庭|学校|小区)/
/** 对满意率低于90%的窗口单位: those of whom it is true, not a number of them. */
const FOR_SUCH = /(?:^|[，。；])(?:对|将|把|凡)[^，。；]{1,14}$/

/**
 * 5000万元至1亿元25个, 1亿元至5亿元项目占四成, 剩下46家是5000吨到1万吨的: a class by size, and how many are in it or what is told
 * of it.
 */
const isClass = (text: string, { kind, start, end, amount }: Token): boolean =>
  kind === 'range' &&
  (digitAt(text, end) ||
    /^的(?:[^，。；]{0,8}\d|占)/.test(rightOf(text, end, 10)) ||
    (text[end] === '的' && endsClause(text, end + 1) && /[是为]$/.test(leftOf(text, start, 1))) ||
    (SIZES.has(dimensionOf(amount!)) && CLASSED.after(text, end, 16)))

const SIZES = new Set(lexicon.sizesOfClass)
/** (含)之间的种植大户. */
const CLASSED = new Clue(
  `^(?:\\(不?含\\))?(?:之间)?的?(?:中小|各类|规模|普通|种粮|种植|养殖|建设|投资|工业|农业|产业)?${anyOf(lexicon.classed)}`,
  `(的之中各规普种养建投工农产${firstOf(lexicon.classed)}`,
)

/** 过了50万元这道坎的村, 迈过50万元门槛的企业: those that got so far. */
const BAR = new Clue(/^(?:这[道个条]|的)?(?:坎儿?|门槛|大关|关口|线|台阶|杠)的[\u4e00-\u9fff]/, '这的坎门大关线台杠')
const GOT_PAST = /[过上破越到]了?$/
const isCleared = (text: string, { kind, start, end, amount }: Token): boolean =>
  kind !== 'range' && BAR.after(text, end, 8) && GOT_PAST.test(amount!.approx ?? leftOf(text, start, 2))

/** 其中7个村突破100万元, 12家企业年产值超1亿元: how many got so far; no sum of what they have. */
const SOME = new Clue(
  /[\d十百](?:个|家|户|名)(?:行政村|村|社区|乡镇|镇|企业|合作社|农户|农场|单位|项目)?(?:村?集体)?(?:经济)?(?:经营性)?(?:年?(?:总?收入|营收|产值|销售额|利润|税收|纳税))?[均都已]?$/,
  '个家户名村区镇业社场位目入收值额润税均都已',
)
const isReachedBySome = (text: string, { kind, start, amount }: Token): boolean =>
  kind === 'quantity' &&
  amount!.approx !== null &&
  PASSES.has(amount!.approx) &&
  dimensionOf(amount!) === 'money' &&
  SOME.before(text, start, 20)
const PASSES = new Set(['突破', '超过', '超', '超出', '过', '逾'])

/** 对连续两次排名末位的村予以约谈: the case in which something is done, not how often it was. */
const IN_A_ROW = new Clue(/(?:对|凡|将)[^，。；]{0,10}(?:连续|累计)$/, '续计')
const SUCH_ARE = /^[^，。；\d]{2,14}的[^，。；\d]{1,10}[，,]?(?:由|予以|给予|进行|实行|实施|一律|取消|启动|约谈|通报)/
const COME_OF_AGE = new Clue(/(?:年满|未满|不满)$/, '满')
/** 逾期30日 is a limit, 超期11件 what came too late. */
const OVERDUE = new Clue(/[逾超]期$/, '期')
const WITHIN = new Clue(/^范围[内外]/, '范')
const IN_GROUPS = new Clue(/^一[组班岗队]/, '一')

/** 20张床位以上的民宿: the limit stands behind its noun. */
const NOUN_LIMIT = new Clue(/^[\u4e00-\u9fff]{1,4}以[上下]的[\u4e00-\u9fff]/, '以')

/** 5亿元（含）至10亿元（不含）: whether the limit itself is of the class. */
const INCLUSIVE = new Clue(/^\(不?含(?:本[数级])?\)/, '(')

/** 逾期30日, 满60周岁, 边界100米范围内, 2人一组: limits without a word like 以上. */
function isBareLimit(text: string, token: Token): boolean {
  if (IN_A_ROW.before(text, token.start, 14) && SUCH_ARE.test(rightOf(text, token.end, 30))) return true
  const dimension = dimensionOf(token.amount!)
  if (NOUN_LIMIT.within(text, token.end, token.end + 8) || INCLUSIVE.after(text, token.end, 6)) return true
  if (COME_OF_AGE.before(text, token.start, 2) || (!isClassifier(dimension) && OVERDUE.before(text, token.start, 2)))
    return true
  if (dimension === 'ages' && text[token.start - 1] === '满') return true
  if (dimension === 'ages')
    return /^(?:儿童|老人|老年|青年|青少年|少年|男性|女性|妇女|人员|党员|群众|村民)/.test(rightOf(text, token.end, 3))
  if (dimension === 'length') return WITHIN.after(text, token.end, 3)
  return dimension === 'person' && IN_GROUPS.after(text, token.end, 2)
}
