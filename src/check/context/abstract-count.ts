import listing from '../lexicon/listing.json' with { type: 'json' }
import { MOVED } from '../lexicon/moves.ts'
import { TOGETHER } from '../lexicon/together.ts'
import type { Token } from '../scan/token.ts'
import { anyOf } from '../text/any-of.ts'
import { digitAt, endsClause, leftOf, rightOf, startsClause } from '../text/character-class.ts'
import { Characters } from '../text/characters.ts'
import { Clue, firstOf } from '../text/clue.ts'
import { COUNTED } from './counted.ts'
import { ADJECTIVES, countsMetaphor } from './metaphor.ts'
import { countsNone, isClassifier, isTriedAgain } from './one-that-counts-none.ts'
import { dimensionOf } from './place.ts'

const words = (list: readonly string[]): RegExp => new RegExp(`${ADJECTIVES}(?:${list.join('|')})`)
const STRICT = words(listing.strict)
const ABSTRACT = words([...listing.nouns, ...listing.slogan])
const WEAK = words(listing.weak)
const COUNTERS = new Set(listing.counters)

const headOf = (words: readonly string[]): RegExp =>
  new RegExp(`(?:^|[。；\\n])(?:当前|目前|现在|主要|突出|也|工作|存在|的)*${anyOf(words)}(?:主要|也|还|大致)*有$`)

/** 三项任务, 四个方面, 一套机制, 工资、经营、财产三项: counts of abstract items or of what was just listed. */
export function isAbstractCount(text: string, token: Token): boolean {
  const { digits, approx, unitText } = token.amount!
  if (token.kind !== 'quantity' || (approx !== null && approx !== '几') || Number(digits) > 20 || digits.includes('.'))
    return false
  if (isTriedAgain(text, token)) return true
  const counter = COUNTERS.has(unitText)
  const after = rightOf(text, token.end, 12)
  if (counter && STRICT.test(after)) return true
  const before = leftOf(text, token.start, 48)
  if (counter && SECTIONS.after(text, token.end, 3) && OF_WORK.test(before)) return true
  if (LISTED_BY.has(unitText) && LIST_FOLLOWS.test(after) && ANNOUNCES.test(before)) return true
  if ((counter || unitText === '处') && isAdmitted(text, token, before)) return true
  if (counter && FOCUS.test(before) && TOPIC.test(after)) return true
  if (digitAt(text, token.start)) return countsNames(before, after, Number(digits)) || (counter && headsList(after))
  if (counter && (headsList(after) || (ABSTRACT.test(after) && !citesTarget(before, after)))) return true
  if (countsMetaphor(token.amount!, before, after)) return true
  if (counter && WEAK.test(after) && !COUNTED.test(before)) return true
  if (counter && Number(digits) <= 10 && SLOGAN_FOLLOWS.test(after) && !COUNTED.test(before)) return true
  if ((unitText === '种' || unitText === '类') && WAYS.test(after)) return true
  if (unitText === '项' && Number(digits) <= 6 && ALL_MOVE.test(after)) return true
  if (approx === '几' && /[的这那]$/.test(before)) return true
  if (before.endsWith('分') && IN_TURNS.has(unitText) && !endsClause(text, token.end)) return true
  if (sumsUpList(before, after, unitText, Number(digits))) return true
  if (startsClause(text, token.start) && takesUpList(before, after, Number(digits))) return true
  if (counter && !COUNTED.test(before) && listsInBrackets(rightOf(text, token.end, LISTED), Number(digits))) return true
  if (unitText === '处' && digits === '4' && ROAMS.after(text, token.end, 3)) return !COUNTED.test(before)
  return digits === '1' && countsNone(text, token, before, after)
}

/** 三项｜全增：收到214件、受理183件: as many as are told to have moved. */
const ALL_MOVE = /^(?:全|均|都|齐)[部面]?(?:[增升降减涨落]|回[升落])/

/** 展览分为｜四个单元, 全书由｜六个章节组成: how a work is divided. */
const SECTIONS = new Clue(`^${anyOf(listing.sections)}`, firstOf(listing.sections))
const OF_WORK = new RegExp(
  `(?:(?<!划)分[为成设作]?|${anyOf(listing.works)}(?:[共设有由含]|下设|设置|包[括含]|推出)+|[为成设共有由含](?:\\d{1,2}|[二两三四五六七八九十])个${anyOf(listing.sections)}[、和])(?:上下|前后)?$`,
)

/** 四处｜走访, 四处打听: everywhere; 四处水源地 are four. */
const ROAMS = new Clue(
  /^(?:走[访动]|奔[波走忙]|打[听探]|寻[找访]|乱|散[落布]|漏|张[贴望]|招[揽商]|推[销介]|宣[传讲]|收[集购]|托|求|化缘|筹|联系|游|流|蔓|飞|飘|扩散|逃|躲|碰壁|学习|取经|调研|巡查|跑|找|都是|可见|搜)/,
  '走奔打寻乱散漏张招推宣收托求化筹联游流蔓飞飘扩逃躲碰学取调巡跑找都可搜',
)

/** 问题主要有三条：: what is announced is listed next. */
const ANNOUNCES = new RegExp(
  `(?:${listing.announced.join('|')})(?:主要|大致|大体|突出|集中|概括起来|归纳起来)*(?:有|是|为|在|表现为|体现在)?(?:以下|这)?$`,
)
const LIST_FOLLOWS = /^[：:]|^[，。]?(?:一是|其一|第一)/
/** 不足有两条，有的村…, 困难有三处。: of what nobody likes to see there are as many as are told next, at the head of a sentence. */
const ADMITTED = headOf(listing.admitted)
/** 变化有三处：人多了，路宽了，灯亮了: or of whatever is named next, as many as are counted. */
const NAMED_NEXT = headOf([...listing.admitted, ...listing.announced])
function isAdmitted(text: string, { end, amount }: Token, before: string): boolean {
  if (!COLON.test(text[end] ?? '')) return endsClause(text, end) && ADMITTED.test(before)
  if (!NAMED_NEXT.test(before)) return false
  const [next] = SENTENCE.exec(text.slice(end + 1, end + 1 + LISTED))!
  return !/\d/.test(next) && BETWEEN.some((mark) => next.split(mark).length === Number(amount!.digits))
}
const SENTENCE = /^[^。\n]*/
const BETWEEN = [/[；;]/, /[，,]/, /[、和与及]/]

/** 距八件的目标还差两件, 完成二十个目标的九成: a target by its number. */
const citesTarget = (before: string, after: string): boolean =>
  DISTANCE.test(before) || (PART_OF_TARGET.test(after) && COMES_TO.test(before))
const DISTANCE = /[距离较比]$/
const PART_OF_TARGET =
  /^的?(?:年度|全年)?(?:目标|任务|计划)(?:任务|数)?的(?:[近超约过逾\d]|百分之|[一二两三四五六七八九]成|[一二三四五六七八九十]分之)/
const COMES_TO = /(?:完成|达到?|占|为|是|相当于)$/

/** 七项量化目标（培训、招聘会、岗位、就业、创业、宣讲、疗养）: as many names as stand in the bracket. */
const IN_BRACKETS = /^[^，。；（(\d]{0,8}[（(]([^，。；（()）\d]+)[）)]/
const LISTED = 80
const listsInBrackets = (after: string, count: number): boolean =>
  count > 1 && IN_BRACKETS.exec(after)?.[1]?.split(/[、和与及]/).length === count

/** 小麦10.28万吨、玉米6.43万吨、稻谷1.94万吨，三个品种同比分别增长; 三笔钱里最大的一笔: as many as were just listed, of which more is told. */
const MORE_IS_TOLD =
  /^[\u4e00-\u9fff]{0,4}?(?:里头?|[当之]?中)，?最|^[\u4e00-\u9fff]{0,5}?(?:同比|环比|分别|各自|依次|合计|共计|占比|各占|较上|比上|均较|均比)|^[\u4e00-\u9fff]{2,4}[为达共约]*\d/
const LISTED_BEFORE = /(?:^|[，。；：])([^，。；：]*)[，；]$/
/** 保洁员126人，劝导员57人，两支｜队伍共183人: as many as the clauses of a sentence told, one each, and what they come to. */
const ADDS_UP = /^[\u4e00-\u9fff]{0,4}?(?:总共|一共|共计?|合计|总计)[\u4e00-\u9fff]{0,4}\d/
const CLAUSES_BEFORE = /(?:^|[。；：\n])([^。；：\n]*)，$/
const isTold = (clause: string): boolean => /[\d一二三四五六七八九十]/.test(clause)
function takesUpList(before: string, after: string, count: number): boolean {
  if (count < 2 || !MORE_IS_TOLD.test(after)) return false
  if (ADDS_UP.test(after) && CLAUSES_BEFORE.exec(before)?.[1]?.split('，').filter(isTold).length === count) return true
  return LISTED_BEFORE.exec(before)?.[1]?.split(/、|和(?=[\u4e00-\u9fff]{2,}\d)/).length === count
}

/** 三种造林方式中: as many as the sheet tells apart. */
const WAYS = new RegExp(`^[\u4e00-\u9fff]{0,6}?${anyOf(listing.ways)}${anyOf(listing.waysGoOn)}`)
/** 四个“最严”, 三个“一律”: how many a slogan has. */
const SLOGAN_FOLLOWS = /^“[^”，。]{1,8}”/
/** 分三批推进, 分两步实施. */
const IN_TURNS = new Set(listing.turns)

const LISTED_BY = new Set(listing.namedBy)
const LISTED_WITH_NOUN = new Set(listing.namedWithNoun)
/** 债券、预算、社会资本三项; 幸福里、站前路两个片区; 上述三项, 这三项: as many as were just named. */
const ADDED_UP = new RegExp(`^[\\u4e00-\\u9fff]{0,4}?(?:${TOGETHER}|共(?=[\\u4e00-\\u9fff]{0,8}\\d)|相差|之差|相抵)`)
const OF_ALL = /^(?:[^，。；\d]{0,4}[均都]|净?[多少增减][\u4e00-\u9fff]{1,4}\d)/
function sumsUpList(before: string, after: string, unitText: string, count: number): boolean {
  const open = LISTED_BY.has(unitText)
  if (!open && !(LISTED_WITH_NOUN.has(unitText) && /^(?![和与及或至到])[\u4e00-\u9fff]/.test(after))) return false
  if (/(?:上述|以上|这|此|前述|该)$/.test(before) || (open && ADDED_UP.test(after))) return true
  if (open && /^(?:指标|污染物|因子)?[^，。；]{0,6}(?:分别|均[为达低高优快慢超好]|都是)/.test(after)) return true
  // 压力较大的有三项：; 未完成的两项：
  if (open && /^[：:]/.test(after) && /[有为是的]$/.test(before)) return true
  // 绿地8.6公顷、公厕9座，三项均未过半; 甲增加52.7万元，乙增加3.6万元，两项多支出; 四项中过半的有三项
  if (open && /(?:^|[，；。：\n])$/.test(before) && OF_ALL.test(after)) return true
  if (open && /[二两三四五六七八九十]项[中里][^，。；\d]{1,8}有$/.test(before)) return true
  const clause = clauseBefore(before, 0, before.length)
  const names = [clause.split('、'), clause.split(/[、和与及]/)]
  return count > 1 && names.some(({ length }) => length === count) && !/等$|[了过]$|(?<![支输产转])出$/.test(clause)
}

/** 聚焦3个重点领域和5项重点任务, 做到4个到位: what work turns to is no number of what was done, as is 聚焦民生实施4个重点项目. */
const FOCUS = new RegExp(
  `${anyOf(listing.focus)}(?:[^，。；：\\d]{0,4}|[^，。；：]{2,12}[、和与及])(?<!${anyOf(listing.carriedOut)}了?)$`,
)
const TOPIC = new RegExp(`^${anyOf(listing.topics)}|${ABSTRACT.source}`)

/** 3件事：, 3个类别：: the list that follows is announced. */
const HEADS_LIST = new RegExp(`(?:${ABSTRACT.source}|^(?:${MOVED}|转变|突破|变化|加快))[：:]`)
const headsList = (after: string): boolean => COLON.test(after) && HEADS_LIST.test(after)
const COLON = /[：:]/

/** 青山、柳河、白石3个村: as many names as are counted, each without a number of its own, and the noun of all. */
function countsNames(before: string, after: string, count: number): boolean {
  if (!/^(?![和与及或至到均各])[\u4e00-\u9fff]{1,6}/.test(after)) return false
  const names = clauseBefore(before, 0, before.length).split('、')
  return (
    names.length === count &&
    count > 1 &&
    names.every((name) => /^[^\d\s]{2,12}$/.test(name)) &&
    !/[了过出等]$/.test(names.at(-1)!)
  )
}

const NAMES_BEFORE = 96
/** A few names may be as many by chance, where the count does not stand right behind them. */
const NOT_BY_CHANCE = 4
/** 桥头、河口、沙坪等｜3处; 在桥头、河口、沙坪、柳林完成整治｜4处: as many as names stand before it, unless the sheet counts just that. */
export function countsListed(text: string, { kind, amount, start }: Token): boolean {
  if (kind !== 'quantity' || amount!.approx !== null || !isClassifier(dimensionOf(amount!))) return false
  const count = Number(amount!.digits)
  const names = clauseBefore(text, Math.max(0, start - NAMES_BEFORE), start).split('、')
  if (names.length < 2 || !names.every((name) => /^[^\d\s]{2,14}$/.test(name))) return false
  const joined = names.at(-1)!.split(/[和与及]/).length - 1
  return (
    (names.length === count || names.length + joined === count) &&
    (names.at(-1)!.endsWith('等') || count >= NOT_BY_CHANCE)
  )
}
const CLOSES = new Characters('。，；：\n')
/** From `from` on what stands before `at` behind the last mark. */
function clauseBefore(text: string, from: number, at: number): string {
  let start = at
  while (start > from && !CLOSES.has(text.charCodeAt(start - 1))) start--
  return text.slice(start, at)
}
