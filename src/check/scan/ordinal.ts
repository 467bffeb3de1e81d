import { unitOf } from '../../domain/unit.ts'
import { Clue } from '../clue.ts'
import { endsClause, isDigit, isOneOf, leftOf, rightOf, startsClause, startsItem, startsLine } from './character.ts'
import { readNumeral } from './numeral.ts'
import { type Amount, exempted, type Token, token } from './token.ts'
import { unitAt } from './unit-at.ts'

const HAN_MARK = /(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:、|[是要则](?=[^否么]))/y
const LISTS = /^.、[一二三四五六七八九][、和与及季产类级]/
/** 1.1 总体要求, 2.3.1 任务分工: a numbered heading. */
const HEADING_MARK = /\d{1,2}(?:\.\d{1,2}){1,3}(?= ?[\u4e00-\u9fff“《])/y
const ARABIC_MARK = /\d{1,2}(?:[.．、](?!\d)|\)(?=[\u4e00-\u9fff]))/y
/** 举措：1.清淤；2.护岸, 1、清淤；2、护岸: but 得分：92、排名：3 are two numbers. */
const INLINE_MARK = /^(?:.\d{1,2}[.．]|[。；\n]\d{1,2}、|:1、)[^\d]/
const BRACKETED = /\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)/y
const CONGRESS =
  /(?:[一二三四五六七八九]?十[一二三四五六七八九]?)(?:届(?:[一二三四五六七八九]中)?|大(?=精神|报告|以来|代表|召开|胜利|提出|部署|作出|关于|期间|闭幕|都(?!市)|[、和，。；”）)]))(?:[、和及](?:[一二三四五六七八九]?十[一二三四五六七八九]?届)?[一二三四五六七八九]中)*(?:全会)?/y
/** 二十大, 二十届二中、三中全会, 十四届人大: which congress. */
export function readCongress(text: string, i: number): Token | null {
  CONGRESS.lastIndex = i
  const m = CONGRESS.exec(text)
  return m ? exempted('congress', 'ordinal', 'ordinal', i, i + m[0].length) : null
}

const PAGE_MARK = /- ?\d{1,4} ?-/y

/** 一、 一是 （一） 1. （1） where an item begins. */
export function readItemMark(text: string, i: number): Token | null {
  const c = text[i]!
  if (c === '(') {
    BRACKETED.lastIndex = i
    const m = BRACKETED.exec(text)
    if (!m) return null
    const sure = startsItem(text, i) || /[^\d)]/.test(m[0][1]!)
    return sure ? exempted('item mark', 'ordinal', 'ordinal', i, i + m[0].length) : null
  }
  if (isDigit(text.charCodeAt(i))) {
    if (!startsLine(text, i) && !(startsItem(text, i) && INLINE_MARK.test(text.slice(i - 1, i + 4)))) return null
    ARABIC_MARK.lastIndex = i
    const m = ARABIC_MARK.exec(text)
    return m ? exempted('item mark', 'ordinal', 'ordinal', i, i + m[0].length) : null
  }
  if (!startsItem(text, i) && text[i - 1] !== '，') return null
  HAN_MARK.lastIndex = i
  const m = HAN_MARK.exec(text)
  if (!m) return null
  // 用水量：一、二季度稳定; at the head of a line 三、四季度打算 is the third item
  const begins = startsLine(text, i) || (startsItem(text, i) && !LISTS.test(rightOf(text, i, 4)))
  if (m[0].endsWith('、') && !begins) return null
  return exempted('item mark', 'ordinal', 'ordinal', i, i + m[0].length)
}

/** 1.1总体要求 at the start of a line; 1.1万户 and 1.1亩 are numbers. */
export function readHeading(text: string, i: number): Token | null {
  // asked of every number: most have no point
  if ((text[i + 1] !== '.' && text[i + 2] !== '.') || !startsLine(text, i)) return null
  HEADING_MARK.lastIndex = i
  const m = HEADING_MARK.exec(text)
  if (m === null) return null
  const end = i + m[0].length
  const counts = isOneOf(text[end], '万亿余多倍成') || unitAt(text, end) !== null
  return counts ? null : exempted('item mark', 'ordinal', 'ordinal', i, end)
}

/** - 2 - : the number of a page that a converter left in the text. */
export function readPageMark(text: string, i: number): Token | null {
  PAGE_MARK.lastIndex = i
  const m = PAGE_MARK.exec(text)
  if (!m) return null
  const own = startsLine(text, i) && (text[i + m[0].length] ?? '\n') === '\n'
  return own || m[0].includes(' ') ? exempted('page mark', 'ordinal', 'ordinal', i, i + m[0].length) : null
}

const RANK_BEFORE =
  /(?:排名|排序|排位|位次|名次|排行|位列|位居|名列|列居|居于|排在|排列|跃居|跃升|[升降进退跃移滑跌落爬冲挤闯晋][至到]|前进到|保持|稳居|荣获|取得|获得|获|夺得|列|居|排|由|从|为|进到|进至|第[一二三四五六七八九十\d]+(?:名|位)?[、和及与到至进升降]|考核|考评|评比|测评|评价|得分|成绩|指数|全[国省市县区镇乡州盟旗]|同类\S{2,4}|街道|乡镇|镇街|季度|上年|去年|同期|上月|\()(?:中|的|均|分别|并列|了)?(?:倒数)?$/
const RANK_AFTER =
  /^(?:名|位)?(?:的(?:好?成绩|位置|名次|排名|水平|佳绩)|，|。|；|\(|\)|、|$|好位次|和|到|至|升|降|上升|下降|跃|爬|冲|闯|晋|提升|前移|后移|退|进|及|与|\n)/
const PLACED = /(?:名次|位次|排名|排位|位列|名列|位居)(?:是|为|列|至|到)?$/
const JUDGED = /全[国省市县区镇乡州盟旗][^，。；]{0,8}(?:考核|考评|测评|评比)(?:中|取得|获得|[获得列居排])*$/
/** 名次2名, 全县考核2名: a place in a ranking without 第; 考核2名干部 are people. */
export function readPlace(text: string, i: number): Token | null {
  const before = leftOf(text, i, 20)
  const judged = JUDGED.test(before)
  if (!judged && !PLACED.test(before)) return null
  const numeral = readNumeral(text, i)
  if (numeral === null || !isOneOf(text[numeral.end], '名位')) return null
  const end = numeral.end + 1
  return endsClause(text, end) ? rank(numeral.digits, i, end, text[numeral.end]!, false) : null
}

/** 第1至3项: the last of several. */
function upTo(text: string, end: number): number {
  const last = isOneOf(text[end], '至到-~') ? readNumeral(text, end + 1) : null
  return last !== null && isOneOf(text[last.end], '章节条款项编届批轮期号类组') ? last.end : end
}

const PUT_FIRST = new Set(['放在', '摆在', '置于', '列为', '作为', '当作'])
const NOT_RANK_UNIT = '章节条款项编届次批轮期号产方书个季段者类组讲步阶代医中小人村'

/** 第一、第二、第三产业: what numbers the last of them numbers all. */
const NUMBERED_TOGETHER = new RegExp(`^(?:[、和及与]第[一二三四五六七八九十]{1,2})+[${NOT_RANK_UNIT}]`)

/** 第九位, 第3名, 排名第二 are ranks; 第一批, 第三方, 第二污水处理厂 are ordinals and names. */
export function readOrdinal(text: string, i: number): Token | null {
  const numeral = readNumeral(text, i + 1)
  if (numeral === null) return null
  // 第几名, 第十几名
  if (numeral.toDigits !== null) return exempted('ordinal', 'ordinal', 'ordinal', i, numeral.end)
  const last = text.startsWith('倒数', i - 2)
  const start = last ? i - 2 : i
  const next = text[numeral.end]
  const figurative = numeral.digits === '1' && PUT_FIRST.has(leftOf(text, start, 2))
  const told = startsClause(text, start) && /^[名位]的(?:就?是|，)/.test(rightOf(text, numeral.end, 4))
  if (told) return exempted('ordinal', 'ordinal', 'ordinal', i, numeral.end + 1)
  if ((next === '名' || next === '位') && !figurative && !isOneOf(text[numeral.end + 1], '称单'))
    return rank(numeral.digits, start, numeral.end + 1, next, last)
  const placed =
    !NUMBERED_TOGETHER.test(rightOf(text, numeral.end, 12)) &&
    RANK_BEFORE.test(leftOf(text, start, 14)) &&
    RANK_AFTER.test(rightOf(text, numeral.end, 4))
  if ((last || placed) && !isOneOf(next, NOT_RANK_UNIT)) return rank(numeral.digits, start, numeral.end, '', last)
  let end = upTo(text, numeral.end)
  if (figurative || isOneOf(next, '章节条款项编届次批轮期号产方个类组')) end++
  return exempted('ordinal', 'ordinal', 'ordinal', i, end)
}

const rank = (digits: string, start: number, end: number, unitText: string, last: boolean): Token =>
  token('rank', 'rank', start, end, { amount: rankAmount(digits, unitText, null), role: last ? 'rank-last' : 'rank' })

const rankAmount = (digits: string, unitText: string, approx: string | null): Amount => ({
  digits,
  toDigits: null,
  open: false,
  exp: 0,
  scale: 0,
  unitText,
  unit: unitText ? unitOf(unitText) : null,
  approx,
  terms: null,
  fraction: null,
})

/** 排在前两位的是甲和乙. */
const LISTED_NEXT = /^的(?:是|为|有|分别|依次)/
/** 前三, 前十名, 后三位 of a ranking. 前三季度 is a period and was read before; 前三年 is no rank. */
export function readTop(text: string, i: number): Token | null {
  const numeral = readNumeral(text, i + 1)
  if (numeral === null || numeral.toDigits !== null || numeral.bare) return null
  const next = text[numeral.end]
  const after = rightOf(text, numeral.end, 3)
  if ((next === '名' || next === '位') && (text[i - 1] === '取' || LISTED_NEXT.test(rightOf(text, numeral.end + 1, 3))))
    return exempted('ordinal', 'ordinal', 'ordinal', i, numeral.end + 1)
  if (next === '名' || next === '位' || next === '强')
    return token('top', 'rank', i, numeral.end + 1, {
      amount: rankAmount(numeral.digits, next, text[i]!),
      role: text[i] === '后' ? 'rank-last' : 'rank',
    })
  if (endsClause(text, numeral.end) || /^(?:的|行列|之列|水平|方阵|甲)/.test(after))
    return token('top', 'rank', i, numeral.end, {
      amount: rankAmount(numeral.digits, '', text[i]!),
      role: text[i] === '后' ? 'rank-last' : 'rank',
    })
  return null
}

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
  while (isDigit(text.charCodeAt(end)) || (isOneOf(text[end], '- ') && isDigit(text.charCodeAt(end + 1)))) end++
  return end - i >= least && (least === 1 || unitAt(text, end) === null)
    ? exempted('code', 'name', 'name', i, end)
    : null
}

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
  while (isDigit(text.charCodeAt(end)) || (text[end] === '-' && isDigit(text.charCodeAt(end + 1)))) end++
  const dashed = text.slice(i, end).includes('-')
  if (end - i > 6 || isOneOf(text[end], '%‰万亿.余多/') || /^[,，]\d{3}/.test(rightOf(text, end, 4))) return null
  if (!dashed && unitAt(text, end) !== null) return null
  if (!dashed && COUNTABLE.test(before) && (endsClause(text, end) || isOneOf(before[0], '年度标期季共计'))) return null
  return exempted('labelled number', 'ordinal', 'ordinal', i, end)
}
