import { ENDS_TOGETHER, IN_ALL } from '../lexicon/together.ts'
import type { Role } from '../roles/frame.ts'
import { Clue } from '../text/clue.ts'
import type { Claimed } from './claimed.ts'

/* Words that say that a number is of several facts together. */

const REACH = 60
const PERCENT_LIKE: ReadonlySet<string> = new Set(['percentage', 'multiple', 'fraction'])
const SUMMED: ReadonlySet<Role> = new Set(['share', 'level', 'sum'])
const SHARE_OF_SUM = new Clue(
  `${IN_ALL}(?:所|已|约|就)?(?:占[^，；。]*)?$|合占[^，；。]*$|^[这以上述]{0,2}(?:[两二三四五六][类项种者](?:问题|工单|诉求|投诉|案件|业务)?(?:所|已|约|就)?|(?:两[类项种]|[三四五六](?:[项种]|类(?=火灾|事故|案件|纠纷|隐患|警情|补贴|救助|资金|贷款|收入|支出|岗位|作物|违法|信访)))(?![一-龥]{0,4}(?:分别|各|依次|均|都))[一-龥]{2,4})占(?![^，；。]*(?:分别|各|依次))[^，；。]*$`,
  `${ENDS_TOGETHER}共占类项种者`,
)
/** 邻里、物业两类占比: as many as are named, without a word that adds them up. */
const SHARE_OF_HEADS = new Clue(
  /(?:、|和|与|及)[^，；。、]{1,12}[两三四五二者][类项种者](?:问题|工单|诉求|投诉|案件)?(?:所|已|约|就)?占(?![^，；。]*(?:分别|各|依次))[^，；。]*$/,
  '占',
)
/** 二者合计占比86.0%, 合起来近七成, 两者占｜46.1%: a share of what was just summed up. */
export const isShareOfSum = (text: string, claimed: Claimed): boolean =>
  SUMMED.has(claimed.frame.role) &&
  PERCENT_LIKE.has(claimed.mention.kind) &&
  !GOES_ON.after(text, claimed.mention.end, 4) &&
  (SHARE_OF_SUM.inClauseOf({ text, claimed }) !== null || namesHeads(SHARE_OF_HEADS, text, claimed))
/** 两类人员占总数的40.8%、｜43.0%: each has a share of its own. */
const GOES_ON = new Clue(/^[、和与及](?:约|近|超|逾|不足)?(?:\d|百分|[一二三四五六七八九]成)/, '、和与及')

const HEADS_TOGETHER = new Clue(
  /(?:、|和|与|及|[+＋])(?:[^，；。：]{2,}共|[^，；。：、]{2,12}[两三四五六][类项种者](?![\u4e00-\u9fff]{0,4}(?:分别|各|依次))[\u4e00-\u9fff]{0,4}?)(?:有|为|是|达)?$|[省市区县镇乡村街]两级[^，；。：、]{0,6}共(?:有|为|是|达|投入|安排)?$/,
  '共类项种者',
)
/** 水稻和小麦共27.73万吨; 邻里、家庭、土地三类纠纷570起: heads with a joint between them, and 共 or how many they are. */
export const isOfHeads = (text: string, claimed: Claimed): boolean =>
  claimed.frame.role === 'level' && text[claimed.mention.end] !== '、' && namesHeads(HEADS_TOGETHER, text, claimed)

/** Whether the words since the number before, across the 、 between heads, say so. */
const namesHeads = (clue: Clue, text: string, { from, mention }: Claimed): boolean =>
  clue.within(text, Math.max(from, mention.start - REACH), mention.start) !== null

/** Whether the heads before a number are those of a sum, which no other word says. */
export const addsUp = (text: string, claimed: Claimed): boolean =>
  isShareOfSum(text, claimed) || isOfHeads(text, claimed)

/** 两类图斑, 三项收入: what is counted there, by the name that all of it bears; null where no such name stands. */
export const kindIn = (words: string): string | null => KIND.exec(words)?.[1] ?? null
const KIND = new RegExp(
  `[两二三四五六][类项种级个]([\u4e00-\u9fff]{2,6}?)(?:数量?|总量|规模|面积)?(?=${IN_ALL}|总|分别|同比|环比|较|比|均|都|占|$)`,
)
