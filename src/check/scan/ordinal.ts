import { unitOf } from '../../domain/unit.ts'
import { endsClause, isOneOf, leftOf, rightOf, startsClause } from '../text/character-class.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { matchAt } from './sticky.ts'
import { type Amount, amountOf, exempted, type Token, token } from './token.ts'

/* Which one, not how many: congresses, ranks, 第三方. */

const CONGRESS =
  /(?:[一二三四五六七八九]?十[一二三四五六七八九]?)(?:届(?:[一二三四五六七八九]中)?|大(?=精神|报告|以来|代表|召开|胜利|提出|部署|作出|关于|期间|闭幕|都(?!市)|[、和，。；”）)]))(?:[、和及](?:[一二三四五六七八九]?十[一二三四五六七八九]?届)?[一二三四五六七八九]中)*(?:全会)?/y
/** 二十大, 二十届二中、三中全会, 十四届人大: which congress. */
export function readCongress(text: string, i: number): Token | null {
  const m = matchAt(CONGRESS, text, i)
  return m ? exempted('congress', 'ordinal', 'ordinal', i, i + m[0].length) : null
}

const RANK_BEFORE =
  /(?:排名|排序|排位|位次|名次|排行|位列|位居|名列|列居|居于|排在|排列|跃居|跃升|[升降进退跃移滑跌落爬冲挤闯晋排挪走][至到]|前进到|保持|稳居|荣获|取得|获得|获|夺得|列|居|排|由|从|为|进到|进至|第[一二三四五六七八九十\d]+(?:名|位)?[、和及与到至进升降]|考核|考评|评比|测评|评价|得分|成绩|指数|全[国省市县区镇乡州盟旗]|同类\S{2,4}|街道|乡镇|镇街|季度|半年|[上去前今当]年|同期|[上本]期|月|年初|此前|原来|如今|现在|目前|\()(?:[中的均了]|分别|并列|[还只才仅]?是)?(?:倒数)?$/
const RANK_AFTER =
  /^(?:名|位)?(?:的(?:好?成绩|位置|名次|排名|水平|佳绩)|，|。|；|\(|\)|、|$|好位次|和|到|至|升|降|上升|下降|跃|爬|冲|闯|晋|提升|前移|后移|退|进|及|与|一[路跃举下步]|\n)/
/** 巩固考核第四的位次, 考核在第五的基础上再进位: what is to be held or bettered is the place that was told. */
const HELD = /^的(?:[位名座]次|排[名位]|位置|基础上?)/
const CONTESTED =
  /(?:考核|考评|测评|评比|评价|竞赛|排[名位]|位次)(?:结果|成绩)?(?:由|在|居|列|位居|目前|现居|现列){0,2}$/
/** So far words are heard that make a place of 第三. */
const RANKING = 32
/** 排名前进两位，到了｜第二: where ranks are told; 第一 is said of much else. */
const SAID_OF_RANKS = /(?:排名|排位|[位名]次)[^。；\n]*[^。；，、：\n]$/
const PLACED = /(?:名次|位次|排名|排位|位列|名列|位居)(?:是|为|列|至|到)?$/
const JUDGED = /全[国省市县区镇乡州盟旗][^，。；]{0,8}(?:考核|考评|测评|评比)(?:取得|[中获得列居排])*$/
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

/** 第1至3项, 第1至5名: the last of several. */
const upTo = (text: string, end: number): number =>
  (isOneOf(text[end], '至到-~') ? readNumeral(text, end + 1)?.end : null) ?? end

const PUT_FIRST = new Set(['放在', '摆在', '置于', '列为', '作为', '当作'])
const NOT_RANK_UNIT = '章节条款项编届次批轮期号产方书个季段者类组讲步阶代医中小人村'

/** 第一、｜第二、第三产业, 第二、第三小学: the list ends in the noun of all. */
const ONE_OF_NAMES =
  /^(?:[、和及与]第[一二三四五六七八九十\d]+)+(?![名位的是为均都分依并升降进退提前跃、和及与至到一二三四五六七八九十]|[^\u4e00-\u9fff]|$)/

/** 第四｜一路升到第二: the 一 is of the next word. */
function readWhich(text: string, i: number): Numeral | null {
  const numeral = readNumeral(text, i)
  if (numeral?.end !== i + 2 || text[i] === '十' || text[i + 1] !== '一' || !isOneOf(text[i + 2], '路跃举下步'))
    return numeral
  return { ...readNumeral(text[i]!, 0)!, start: i, end: i + 1 }
}

/** 第九位, 第3名, 排名第二 are ranks; 第一批, 第三方, 第二污水处理厂 are ordinals and names. */
export function readOrdinal(text: string, i: number): Token | null {
  const numeral = readWhich(text, i + 1)
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
  const before = leftOf(text, start, RANKING)
  const placed =
    !ONE_OF_NAMES.test(rightOf(text, numeral.end, 16)) &&
    (RANK_BEFORE.test(before) || (numeral.digits !== '1' && SAID_OF_RANKS.test(before))) &&
    RANK_AFTER.test(rightOf(text, numeral.end, 4))
  const held = HELD.test(rightOf(text, numeral.end, 6)) && CONTESTED.test(before)
  if (
    (last || placed || held || isAimedAt(numeral.digits, before, rightOf(text, numeral.end, 8))) &&
    !isOneOf(next, NOT_RANK_UNIT)
  )
    return rank(numeral.digits, start, numeral.end, '', last)
  let end = upTo(text, numeral.end)
  if (figurative || isOneOf(next, '章节条款项编届次批轮期号产方个类组')) end++
  return exempted('ordinal', 'ordinal', 'ordinal', i, end)
}

/** 考核由第五跃至第二，优于｜第四的目标; 质量第一的要求 is no place. */
const isAimedAt = (digits: string, before: string, after: string): boolean =>
  digits !== '1' &&
  (AIM_FOLLOWS.test(after) || (AIM_BEFORE.test(before) && PLACE_ENDS.test(after))) &&
  SAID_OF_PLACES.test(before)
const AIM_FOLLOWS = /^的(?:年度|全年|年初|既定|预期|考核)?(?:目标|任务|要求)/
const AIM_BEFORE = /(?:目标|任务)(?:是|为|定为|[:：])?$/
const PLACE_ENDS = /^(?:[，。；、）)\n]|$)/
const SAID_OF_PLACES = /(?:考核|考评|测评|评比|评价|竞赛|排[名位列]|[位名]次|第[二三四五六七八九十\d])[^。；\n]*$/
const rank = (digits: string, start: number, end: number, unitText: string, last: boolean): Token =>
  token('rank', 'rank', start, end, { amount: rankAmount(digits, unitText, null), role: last ? 'rank-last' : 'rank' })

const rankAmount = (digits: string, unitText: string, approx: string | null): Amount =>
  amountOf(digits, { unitText, unit: unitText ? unitOf(unitText) : null, approx })

/** 排在前两位的是甲和乙. */
const LISTED_NEXT = /^的(?:是|为|有|分别|依次)/
const MOVES_BEFORE: ReadonlySet<string> = new Set('退靠移')
/** 前三, 前十名, 后三位 of a ranking. 前三季度 is a period and was read before; 前三年 is no rank. */
export function readTop(text: string, i: number): Token | null {
  const numeral = readNumeral(text, i + 1)
  // 退后1位, 靠前2位 tell how far it moved
  if (numeral === null || numeral.toDigits !== null || numeral.bare || MOVES_BEFORE.has(text[i - 1]!)) return null
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
