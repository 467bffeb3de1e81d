import type { Claimed } from '../sentence/claimed.ts'
import { Clue } from '../text/clue.ts'

/** For each of what a number is the mean, and of how many: 1 of 户 in 户均, 100 of 台电梯 in 每百台电梯. */
export interface Each {
  readonly noun: string
  readonly per: number
  /** No word says that it is a mean: 每名护林员管护林地887亩 may as well be what a rule wants. */
  readonly unsaid?: boolean
}

/** 人均｜500元, 平均每场｜87人, 单个项目平均｜2.07亿元, 每户平均收到, 日均, 每百台电梯困人, 每检查100家次发现: for each of what. */
const MEAN = new Clue(
  /(?:平均单|(?:平均(?:到)?|[摊分]到|折合|合|相当于)每)(?:检查|巡查|抽查|排查)?(10+|[一1百千万])?([\u4e00-\u9fffA-Z]{1,16})$|每(?:[\u4e00-\u9fff]{2})?(10+|[百千万])([\u4e00-\u9fffA-Z]{1,12})$|(?:[每单]|一(?=[件起处个家户场次项名人支条座台辆所宗组班天间栋校村]|公里|亩))([\u4e00-\u9fff]{1,5}?)平均[\u4e00-\u9fff]{0,8}$|平均(?:检查|巡查|抽查|排查|每?查)?一((?:[件起处个家户场次项名人支条座台辆所宗组班]|公里|亩)[\u4e00-\u9fff]{0,6})$|(?<![\d一二两三四五六七八九十百千万余多几个各每全政])([人户亩场件案起宗例家村社个次处台辆艘线车库店项所校站厂座期批班组支队块栋点份单套条周日月])均(?![已未])[\u4e00-\u9fffA-Z]{0,10}$|(亩)产量?[为达约]*$|(项目|网格|企业)均[为达约]*$/,
  '均每亩',
)
/** 每名护林员管护林地｜887亩, 每个站点服务｜34.8家. */
const EACH_DOES = new Clue(
  /每((?:[名个户亩场件起家村处台辆站座支项所条吨]|公里|公顷|立方米)[\u4e00-\u9fff]{0,8})(?:经费|资金|费用|成本|投资|收入|管护|服务|承担|负责|联系|覆盖|投入|对应|处理|办理|受理|调解|接待|投放|产出|巡查|巡护|检查)[\u4e00-\u9fff]{0,4}$/,
  '每',
)
/** 巡检252次，每座设施｜约13次, 每栋｜40户: with no verb, and no limit. */
const EACH_HAS = /每([名个户亩场件起家村处台辆站座支项所条吨栋份套间校班组期批][\u4e00-\u9fff]{0,6})$/
const ABOUT: ReadonlySet<string | null | undefined> = new Set([null, '约', '近', '余', '多'])
const HOW_MANY: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10000, 一: 1 }
/** As far before a number as the words stand that make it a mean. */
const AWAY = 24

const ALSO = new Clue(/^、[\u4e00-\u9fff]{2,6}$/, '、')
/** For each of what a number is the mean; null where no word makes it one. In a list all are what the first is: 每起出动8.6人次、1.7车次. */
export function meanFor(text: string, claimed: Claimed): Each | null {
  const { mention, before } = claimed.listHead ?? claimed
  const found = MEAN.within(text, Math.max(0, mention.start - AWAY), mention.start)
  // 场均提供岗位517个、达成意向｜124.5人次
  if (!found && before && ALSO.within(text, before.mention.end, mention.start)) return meanFor(text, before)
  const does = found ? null : EACH_DOES.within(text, Math.max(0, mention.start - AWAY), mention.start)
  const has =
    !found && ABOUT.has(mention.stated?.approx)
      ? EACH_HAS.exec(text.slice(Math.max(0, mention.start - AWAY), mention.start))
      : null
  const [, noun] = does ?? has ?? []
  if (noun) return { noun, per: 1, unsaid: true }
  if (!found) return null
  const many = found[1] ?? found[3] ?? '一'
  return {
    noun: found
      .slice(2)
      .find((one, i) => one !== undefined && i !== 1)!
      .replace(/^个月/, '月'),
    per: HOW_MANY[many] ?? Number(many),
  }
}
