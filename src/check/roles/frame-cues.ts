import {
  COMPARED,
  DIRECTION_WORD,
  FORMER,
  IN_COMPARISON,
  IN_DIRECTION,
  IN_PRIOR,
  IN_TARGET,
  LAST_PERIOD,
  LAST_YEAR,
  LIMIT,
  NOT_IN_NAME,
  TARGET,
} from '../context/comparison.ts'
import { BEYOND, PAST } from '../lexicon/beyond.ts'
import { MAKES_UP } from '../lexicon/makes-up.ts'
import { FALL_NAMED, MOVED } from '../lexicon/moves.ts'
import { THIS_PERIOD } from '../lexicon/periods.ts'
import { STILL_HELD, THE_REST } from '../lexicon/rest.ts'
import { ENDS_TOGETHER, TOGETHER } from '../lexicon/together.ts'
import { Form } from '../text/form.ts'

/*
 * The forms in which Chinese tells what a number is to its neighbours, as expressions over masked text. One walk back
 * from the number (`lookBack`) says which can occur at all.
 */

const FILL =
  '(?:了|出|约|达到?|为|是|分别|依次|均|各自?|又|还|再|也|略|大幅|明显|小幅|同步|共|已|仅|只|有|可|较多|幅度|的[那这]?|：|:)*'
/** 均高于目标（分别为｜93.0%、90.0%）. */
const IN_BRACKET = '(?:[（(](?:分别|依次|各自?|均|[为是：:])*)?'
const NOMINAL =
  '(?:的|分别|依次|各自|同口径|基数|还|才|就|也|曾|为|是|则为|仅|数|水平为|达到?|只有|有|排名|[位名]次|[排列居]|[位名][列居]|全[省市州县区镇乡]|[）)]?[：:])*' +
  IN_BRACKET

/*
 * One of these stands in several forms: what begins, ends or turns alike shares a mark.
 */
/** 分别, 各, 依次. */
export const IN_TURN = '别各依'
/** 还, 尚, 仍, 剩余. */
export const IN_STILL = '还尚仍剩待'
const IN_SHARE = '占重总'
/** 缺口, 还差. */
export const IN_GAP = '差缺欠'
const IN_DISTANCE = '距离隔差'
const LEADS = '至到为'
/** What was set, by whatever name: 目标, 及格线. */
const IN_LINE = '目任计考控指承上下底红警保门标时盘线杠'
/** 增长, 下降, in names of a change: 增量, 降幅. */
export const IN_CHANGE_NAMED = '增升涨降跌减提回'

export const VERSUS_PRIOR = new Form(`(${BEYOND}|多|少|高|低)(?:了|出)?(${FORMER})${FILL}[（(]?$`, IN_PRIOR)
export const PRIOR_YOY = new Form(`${LAST_YEAR}${NOMINAL}$`, IN_PRIOR)
/** 上年关了｜15家, 去年受理｜186件: what was done then. */
export const PRIOR_DID = new Form(
  /(?:^|[，；。：（(、])(?:上年|去年|Ⓨ+)(?:同期)?(?:曾经?|则|还|也|共)?(?:[\u4e00-\u9fff]{1,3}了|(?![\u4e00-\u9fff]*[增减升降多少高低长完])[\u4e00-\u9fff]{2})$/,
  IN_PRIOR,
)
/** 上年同期为｜增长4.5%; ，上年同期｜下降15.1%: no word compares. */
export const PRIOR_IS = new Form(`(?:^|[，；。：（(]而?)(${FORMER})(?:则|还|曾)?[为是]?$`, IN_PRIOR)
export const PRIOR_QOQ = new Form(`${LAST_PERIOD}${NOMINAL}$`, IN_PRIOR)
export const AT_TARGET = new Form(`(${TARGET})(?:的|分别|依次|各自|为|是|值|数|定为|：)*${IN_BRACKET}$`, IN_TARGET)
/** 占年度（｜1800万元）的32.6%: of the year, what is planned for it. */
export const AT_YEAR = new Form(/(?:占|完成|为|是|达到?)(?:到|了)?(?:全年|年度|年初)[（(]$/, IN_PRIOR)
export const VERSUS_TARGET = new Form(
  `(?!(?:滞后|落后|超前|领先)任务)(${BEYOND}|${PAST}|超(?!额)|突破)([\\u4e00-\\u9fff]{0,6}?${TARGET})${FILL}$`,
  IN_TARGET,
)
/** 高于目标（93%）｜1.8个百分点: the bracket cites the target, the number after it tells by how much. */
export const VERSUS_CITED = new Form(`(${BEYOND}|超)(?:${TARGET})(?:值)?的?[（(]#+[）)]${FILL}$`, IN_TARGET)
/** 低于上年同期（238件）｜23件: the same of what was cited of a former period. */
export const VERSUS_CITED_PRIOR = new Form(
  `(${BEYOND}|多|少|高|低)(?:了|出)?(${FORMER})的?[（(]#+[）)]${FILL}$`,
  IN_PRIOR,
)
/** 超过31.5万吨的目标任务｜0.34万吨: the target was cited, now by how much. */
export const PAST_TARGET = new Form(
  `(?:#的|(超[过出]?[\u4e00-\u9fff]{0,4})#+)(?:${TARGET}|(?<=#的)要求)线?(${DIRECTION_WORD})?(?:了|约|近|达)*$`,
  IN_TARGET,
)
export const OVERFULFIL = new Form(`(超额完成|超额|超目标|超计划|超任务)(?:${TARGET})?${FILL}$`, '超')
export const RIGHT_TARGET = new Form(
  `^的?(?![和与及或]|纳入|列入|转入|编入|即可|就可|就能|便可|便能|方可)[\\u4e00-\\u9fff]{0,5}?(?:(?:目标|任务)${NOT_IN_NAME}|盘子|计划(?=[数值任指的，。；、）)还尚仍差]|$)|考核要求|[考控][核制]线|控制[数值指额]|(?:的|达标|合格|及格)线(?=[，。；）)还就也都又高低多少]|$)|杠子?(?=[，。；）)还就也都又高低多少]|$)|指标值|承诺(?!书|办|制|事|件|压))|^的[\\u4e00-\\u9fff]{0,4}?(?:${LIMIT}|(?:考核|规定|办理|办结|服务|响应|达标)(?:标准(?!化)|时限(?![内压])))|^[\\u4e00-\\u9fff]{2,12}?(?:目标任务|任务)(?=已?完成|已)`,
  IN_LINE,
)
/** 过线｜0.3个百分点, 超了线: past what was set, which is called a line. */
export const PAST_LINE = new Form(
  `(?<![超通经度胜不未没切跨压])((?:[过超高][了出过于]*)(?:达标|合格|及格|考核|目标)?[线杠])${FILL}$`,
  IN_LINE,
)
/** 差线｜0.3个百分点, 离线还有: short of it. */
export const OFF_LINE = new Form(
  `(?:[差欠距离]|[距离][离着]|差着)(?:达标|合格|及格|考核|目标)?[线杠](?:还|尚|仍)?(?:差|缺|欠|剩|余)?${FILL}$`,
  IN_LINE,
)
/** 应发｜8500份，实发8450份: what should have been done, where the same verb tells what was. */
export const SHOULD = new Form(/(?:^|[，；。：、（(\u4e00-\u9fff])应([\u4e00-\u9fff]{1,2})$/, '应')
export const COMPLETION = new Form(
  `(?:(?:完成|占|达到?|到|[迈越跨跃]?过|为|是|相当于|不及|不到|不足|只有|仅有|仅[及占]|只[及占])了?[^，；。]{0,24}(?:${TARGET})[^，；。]{0,16}的|(?:占|为|达到?)(?:${TARGET})|完成[^，；。#]{0,6}#+[^，；。#]{0,2}(?:${TARGET})|(?:${TARGET})(?:已)?完成(?:率|进度|比例)?|完成(?:率|进度|比例)?|(?<!时序|时间|工程|施工|形象|总体|整体)进度|执行率|完成(?:${TARGET})|占(?:${TARGET})的?|(?:完成|达到?)(?:了|到)?(?:全年|年度|年初)度?的?|占(?!全部|各|所有|考核|[\\u4e00-\\u9fff]{0,4}项)[\\u4e00-\\u9fff]{1,8}指标的?|(?:占|完成|为|是|达到?)(?:到|了)?(?:全年|年度|年初)[（(]#+[）)]的)${FILL}$`,
  '的完执占进',
)
/** 年度任务｜过半, 超年度目标的｜六成. */
export const OF_TARGET = new Form(`(?:${TARGET})(?:的|(?:已|已经)?(?:[迈越跨]?过了)?)$`, IN_TARGET)
export const WHOLE = new Form(`${MAKES_UP}[^，；。#]{0,12}$`, IN_SHARE)
export const SHARE = new Form(
  `${MAKES_UP}[^，；。]{0,30}?${FILL}$|(?:占比|比重|占比重)${FILL}$|总[量数]的?${FILL}$`,
  IN_SHARE,
)
/** 占比同比提高｜4.9%: no share, by how much one moved. */
export const SHARE_MOVED = new RegExp(`占比[同环较比].{0,10}${MOVED}了?$`)
export const MULTIPLE = new Form(/(?:为|是|相当于|达)[^，；。]{0,20}的$/, '为是当达')
/** 为上年的｜75%, 接近三季度的｜三倍, 为上年同期（2.4天）的｜三分之二: a former value as the measure. */
export const OF_PRIOR = new Form(
  `(?:为|是|相当于|[仅只]及|只有|接近|将近|约|不到|不足|超过?|达到?)(?:约)?(${FORMER})(?:[（(]#+[）)])?的$`,
  IN_PRIOR,
)
/** 是上年｜1.2倍: the same with its 的 left out, as it is before 倍 alone. */
export const TIMES_PRIOR = new Form(`(?:为|是|相当于)(?:约|了)?(${FORMER})$`, IN_PRIOR)
export const LEVEL_TO = new Form(
  `(${DIRECTION_WORD}|升|降|压|缩|提|调整|跃升|放缓|扩展|退|增|减)(?<![幅速率度])(?:至|到|为)(?:了|约|全[市县省区镇]|(?:${THIS_PERIOD}|Ⓣ+)的?)*$`,
  LEADS,
)
export const FROM = new Form(/(?:由|从)[^，；。#]{0,16}$/, '由从')
export const TURNS = new Form(
  /^[^，；。]{0,28}?(?:[升降增减缩扩进移退落窄高低少加大小短长跃转压整宽快慢延伸涨展化善好分并合改简][至到为]|变[为成]|[跃升]居#|[清归]到?#|起[步跳]，|[\u4e00-\u9fff]?[补充实强密面配设编换更前后多差]为#|[升降增减涨提压缩落跌扩攀][\u4e00-\u9fff]{0,2}来|[^，；。#]{0,10}?[至到](?:了|约|近|超|全[市县省区镇])*#)/,
  '至到为来成居清归起',
)
/** 由97.2%｜提高0.9个百分点: where it began and by how much it moved. */
export const TURNS_BY = new Form(`^(?:${DIRECTION_WORD})(?:了|约|近)*#`, IN_DIRECTION)
/** 满意率95.7%｜升至96.9%: no 由 before it; 31个｜大班额班级一年间减到12个. */
export const LEADS_TO = new Form(
  `^(?:[\u4e00-\u9fff“”]{2,14}?)?(?:${DIRECTION_WORD}|升|降|压|缩|提|涨|跌|跃升|放缓|扩展|增|减)(?<![幅速率度])(?:至|到)(?:了|约|近)*#`,
  LEADS,
)
/** 由第六｜进至, 由第4位前进2位｜至, 从386种｜扩围至: whatever the verb, it led from the one number to the other. */
export const TURNED = new Form(
  /[由从][^，；。#]*#+(?:(?:[、和与]|[^，；。#、和与]{1,4})#+){0,3}[^，；。#]{0,10}[至到成为](?:了|约|近|超|全[市县省区镇]|[ⓉⓄ的])*$/,
  '由从',
)
export const SHORT_OF = new Form(`(?:还差|尚差|相差|尚缺|还缺|仍缺|仍差|(?<!变)差|欠)(?:${TARGET})?${FILL}$`, IN_GAP)
/** 与上年同期相差: which way, it does not say. */
export const APART_FROM_FORMER = new Form(`[与和跟同比较](${FORMER})(?:[（(]#+[）)])?的?相差${FILL}$`, IN_GAP)
/** 距目标仅有｜1.2微克的余量, 离年度任务还有. */
export const FROM_TARGET = new Form(
  `[距离](?:离)?(?:${TARGET})(?:还|尚|仍)?(?:差|缺|欠|剩|余)?${FILL}$|[与和距离](?:离)?#+的?(?:${TARGET})(?:还|尚|仍|也|都|就)*(?:隔着?|只有|仅有?|[只仅]?差)${FILL}$`,
  IN_DISTANCE,
)
/** 离｜90口的计划还欠, 离全年｜22.5亿元还有. */
export const TO_TARGET = new Form(/(?:距|离)(?:离|全年|年度|目标|任务|的)*$/, IN_DISTANCE)
export const STILL_OFF = new Form(
  /^(?:的[\u4e00-\u9fff]{2,4})?(?:就|也|都|还|尚|仅|只|仍)*(?:差|缺|欠|有|剩|余)/,
  '差缺欠有剩余裕',
)
export const GAP_FOLLOWS = new Form(/^(?:缺口|差距|的缺口|的差距)/, IN_GAP)
export const BY_SIZE = new Form(
  `[比较]${COMPARED}[^，；。]{0,6}(?<![延扩缩加减增最较参追叠])(延长|缩短|长|短|大|小|早|晚|快|慢|重|轻|宽|密|加)${FILL}$`,
  IN_COMPARISON,
)
export const SUM = new Form(`${TOGETHER}(?:为|达|约|共|是|有|正好|刚好|恰好|一)*$`, ENDS_TOGETHER)
export const REMAINDER = new Form(
  `(?<![率例])(?:剩|余|${THE_REST}的?|[还尚仍另](?:[剩留]?有|留)|[未没待][\u4e00-\u9fff]{1,4}的|不(?:合格|达标|符合|到位|通过|满意|成功|合规|规范|及时)的|^其[他它]|(?:以|之)外的?有?|剔除[^，；。]*后为?|${STILL_HELD})[共仅只]?$`,
  '余剩留有未没不待他它外后着压置',
)
export const MORE_VERB = new Form(
  /(多(?!功能|媒体|元|样|民族)|少(?![先年儿数])|(?<![洁干纯清白])净(?![利资值化水空含])增?|新增|增(?!值税|压|殖)|减(?![免税排灾速震])|压)[\u4e00-\u9fff]{1,3}$|(?<=[比较][^，；。]{1,10})(新)[\u4e00-\u9fff]{1,2}$/,
  '多少净增减压新',
)
export const ENDS_IN_DIRECTION = new Form(`(?<![消补越]|(?<!考)核|多(?=少))(${DIRECTION_WORD})${FILL}$`, IN_DIRECTION)
/** 降幅收窄 is a rise, 降幅扩大 a fall. */
export const FALL_FIRST = new Form(`${FALL_NAMED}(?:(?!转|变为)[^，；。、]){0,14}$`, '降减跌')
