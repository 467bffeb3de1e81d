import lexicon from '../lexicon/fixed-counts.json' with { type: 'json' }
import type { Token } from '../scan/token.ts'
import { digitAt, endsClause, isOneOf, leftOf, rightOf, startsClause } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { COUNTED } from './counted.ts'

const MEETING = /^(?:人代会|党代会|代表大?会|全会|全体会议|会议|常委会|扩大会议|常务会议|大会)/
/** 阳光城｜二期. */
const HOUSING = /(?:路|街|大道|大桥|工程|城|园|苑|府|湾|郡|家园|小区|公馆|庄园|新村|新居|港|庭|阁|邸|轩|广场|产业园)$/
const LENGTHS = new Set(lexicon.roadUnits)
/** 十二公里｜站, 三公里｜桩. */
const MILESTONE = /^(?:站|桩|碑|路口|社区|村(?![道路内级]))/
const MERIDIANS = new Set(lexicon.meridians)
/** 红旗三组, 幸福村2组, 十四届九次全会: which one, not how many. */
export function isNumberedName(text: string, token: Token): boolean {
  const { unitText, approx } = token.amount!
  if (approx !== null) return false
  if (MERIDIANS.has(leftOf(text, token.start, 2))) return true
  if (LENGTHS.has(unitText)) return isMilestone(text, token)
  return NUMBERED.get(unitText)?.(text, token) ?? false
}

/** 沪昆线12公里｜处; 十二公里｜站. */
const isMilestone = (text: string, { start, end }: Token): boolean =>
  text[end] === '处'
    ? /[道线速路]K?$/.test(leftOf(text, start, 2))
    : !digitAt(text, start) && MILESTONE.test(rightOf(text, end, 3))

/** 十四届九次｜全会. */
const isMeeting = (text: string, { start, end }: Token): boolean =>
  isOneOf(text[start - 1], '届会委协大') && MEETING.test(rightOf(text, end, 4))

/** 一五〇次｜列车, 1461次列车: which one runs; 加开列车12次 are counted. */
const isTrain = (text: string, { start, end }: Token): boolean =>
  TRAIN.after(text, end, 2) && !COUNTED.test(leftOf(text, start, 8))
const TRAIN = new Clue(/^(?:列车|航班|特快|快速|动车|专列|普快|客车)/, '列航特快动专普客')

/** 阳光城二期, 一期工程, 一、二期. */
const isPhase = (text: string, { start, end }: Token): boolean =>
  HOUSING.test(leftOf(text, start, 8)) ||
  /^(?:工程|项目|建设|改造|管网|扩建|地块|厂区|园区)/.test(rightOf(text, end, 2)) ||
  (!digitAt(text, start) &&
    ((!endsClause(text, end) && text[end] !== '(') ||
      /^[、和及][一二三四五六七八九]期/.test(rightOf(text, end, 3)) ||
      WORKS.test(leftOf(text, start, 14))))
/** 实施青石沟｜二期. */
const WORKS = /(?:实施|启动|推进|建设|续建|新建|开工)[\u4e00-\u9fff]{2,10}$/

/** 幸福村2组, 红旗三队. */
function isTeam(text: string, { start, end }: Token): boolean {
  const han = !digitAt(text, start)
  if (han && startsClause(text, start) && (text[end] === '、' || !endsClause(text, end))) return true
  const before = leftOf(text, start, 8)
  if (/[村区社屯寨庄街旗湾坪庙河山坝冲坡岭塘桥](?:[一二三四五六七八九十\d]+[组队][、和])*$/.test(before)) return true
  return (
    han &&
    end - start <= 3 &&
    /[\u4e00-\u9fff]$/.test(before) &&
    !/[分成设派共为调编出建个的立了排织动抽遣]$/.test(before)
  )
}

/** By what is counted elsewhere: whether it is numbered here. */
const NUMBERED = new Map<string, (text: string, token: Token) => boolean>(
  Object.entries({
    周年: () => true,
    标段: (text, { start }) => digitAt(text, start),
    级: (text, { start }) => !/(?:提高|提升|晋升|上升|下降|跃升|降低)了?$/.test(leftOf(text, start, 3)),
    度: (text, { start }) => /(?:烈度|设防)[^，。；]{0,4}$/.test(leftOf(text, start, 8)),
    次: (text, token) => isMeeting(text, token) || isTrain(text, token),
    部: (text, { start }) => isOneOf(text[start - 1], '小中校院园'),
    期: isPhase,
    组: isTeam,
    队: isTeam,
  }),
)

const PLACE =
  /^[里桥房沟湾坪岭坝庄屯铺店庙寺塔河江湖溪潭泉井坡坎梁垭堰洼洲滩港石树岩崖峰拐](?:[、，。；）)一等村镇乡社街路断点小水大段站片两和与至沿的]|$)/
const NO_PLACE = new Set(lexicon.noPlace)
const PLACE_CLASSIFIERS = new Set(lexicon.placeClassifiers)
/** 三棵树社区, 五峰山林场: the rest of a name up to what the place is. */
const PLACE_ENDS = new RegExp(`^[\\u4e00-\\u9fff]{0,2}?(?:${lexicon.placeEnds.join('|')})`)
/** 五家渠, 三家河: of water and land there are no 家. */
const FAMILIES = /^[渠河湾沟坝堰塘湖坡岭坪梁桥洼滩洲岗](?:[、，。；）)和与及一两三四五六七八九\d等村镇乡社街]|$)/
const isPlaceShaped = (unitText: string, after: string, short: boolean): boolean =>
  (short && unitText === '家' && FAMILIES.test(after)) ||
  (!NO_PLACE.has(unitText) && PLACE.test(after)) ||
  (short && PLACE_CLASSIFIERS.has(unitText) && PLACE_ENDS.test(after))

/** 三元里, 九眼桥, 二道沟: a numeral and a classifier that begin the name of a place. */
export const isPlace = (text: string, token: Token): boolean =>
  !digitAt(text, token.start) &&
  token.kind === 'quantity' &&
  token.amount!.approx === null &&
  isPlaceShaped(token.amount!.unitText, rightOf(text, token.end, 6), token.end - token.start <= 2) &&
  !COUNTED.test(
    leftOf(text, token.start, 6)
      .split(/[和与及至到]/)
      .at(-1)!,
  )
