import { digitAt, endsClause, isOneOf, leftOf, rightOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { endAt } from './sticky.ts'
import { exempted, type Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/* What a label in front numbers: 附件2, 邮编610000, 表3. */

const LABEL_ENDS = new Set('件表图录务栏例单号码骤措题位案别段本域块面报斑组格编注.')
const LABELLED =
  /(?:附件|附表|附图|附录|任务|专栏|案例|清单|序号|编号|页码|步骤|举措|问题|点位|方案|组别|标段|样本|区域|地块|断面|汇报|图斑|专项组|工作组|小组|网格|班组|邮编|脚注|NO\.|No\.|(?:^|[见如附在及和与、。；，：\n ])[表图注])$/
/** After these a number closes its clause as a count just as well: 排查问题36，其中…. */
const COUNTABLE = /(?:问题|任务|举措|点位|断面|地块|标段|清单|图斑|小组|网格|班组)$/
const SHORTEST_CODE = 5
const SHORTEST_EXTENSION = 3
const SHORTEST_NAMED = 4
const CODE_LABEL = new Clue(
  /(?:\d转|邮编|邮政编码|编号|编码|代码|电话|手机|传真|QQ|微信|账号|卡号|序列号|备案号|索引号|文号|版本|尾号)$/,
  '转编码号话机真Q信本',
)
/** 邮编:610000, 账号62220001, 0573-8266转3101. */
function codeAt(text: string, i: number, least: number): Token | null {
  let end = i
  while (digitAt(text, end) || (isOneOf(text[end], '- ') && digitAt(text, end + 1))) end++
  return end - i >= least && (least === 1 || (unitAt(text, end) === null && !isOneOf(text[end], '余多万亿')))
    ? exempted('code', 'name', 'name', i, end)
    : null
}

/** 年度任务36, 分别发现问题｜16和36个: so many of them. */
const isCount = (text: string, at: number, before: string): boolean =>
  isOneOf(before[0], '年度标期季共计') || /(?:分别|依次|各)[^，；。]*$/.test(leftOf(text, at, 10))

/** 每个小组｜4-6名, 各工作组｜3至5人: from so many to so many. */
function isRange(text: string, i: number): boolean {
  const range = endAt(RANGE, text, i)
  return range !== 0 && unitAt(text, range) !== null
}
const RANGED = /(?:[小作项班]组|网格)$/
const RANGE = /\d{1,3}[-~至到]\d{1,3}/y

/** 附件1、2和3: the label of the first is that of all. */
const LISTING = '、和及与'
const LISTED = /(?:\d{1,3}[、和及与])*$/
/** Numbers after 附件, 任务, 表, 图, 专栏: which one, not how many. */
export function readLabelled(text: string, i: number): Token | null {
  if (i === 0) return null
  if (isOneOf(text[i - 1], ':为是') && CODE_LABEL.before(text, i - 1, 5))
    return codeAt(text, i, text[i - 1] === ':' ? 1 : SHORTEST_NAMED)
  if (CODE_LABEL.before(text, i, 5)) {
    const code = codeAt(text, i, text[i - 1] === '转' || text[i - 2] === '尾' ? SHORTEST_EXTENSION : SHORTEST_CODE)
    if (code) return code
  }
  const at = isOneOf(text[i - 1], LISTING) ? i - LISTED.exec(leftOf(text, i, 12))![0].length : i
  if (!LABEL_ENDS.has(text[at - 1]!)) return null
  const before = leftOf(text, at, 3)
  if (!LABELLED.test(before)) return null
  let end = i
  while (digitAt(text, end) || (text[end] === '-' && digitAt(text, end + 1))) end++
  const dashed = text.slice(i, end).includes('-')
  if (RANGED.test(before) && isRange(text, i)) return null
  if (end - i > 6 || isOneOf(text[end], '%‰万亿.余多/') || /^[,，]\d{3}/.test(rightOf(text, end, 4))) return null
  if (!dashed && unitAt(text, end) !== null) return null
  if (!dashed && COUNTABLE.test(before) && (endsClause(text, end) || isCount(text, at, before))) return null
  return exempted('labelled number', 'ordinal', 'ordinal', i, end)
}
