import lexicon from '../lexicon/presumptions.json' with { type: 'json' }
import { anyOf } from '../text/any-of.ts'
import { SHARES, TIMES } from './place.ts'
import type { Sign } from './presumed-signs.ts'

/*
 * The signs that a number stands in a norm: a timetable, a tariff, a term of law, a quorum, the words of an authority.
 * The vocabulary is `lexicon/presumptions.json`.
 */

const NOT_DONE = new RegExp(`${anyOf(lexicon.reported)}[^，。；]{0,12}$`)

const FORBIDDEN_SHARE = new RegExp(
  `(?:${anyOf(lexicon.forbids)}|应|须|必须|不)(?:少于|低于|高于|超过|大于|小于|多于)[^，。；\\d]{1,16}的$`,
)
const AUTHORITY = new RegExp(
  `(?:^|[，。；:\\n])(?:${anyOf(lexicon.authorities)}|《[^》]{1,24}》)[^，。；]{0,6}(?:提出|要求|规定|明确)[，,:]?[^；]{0,26}$`,
)
const RULED_AFTER =
  /^(?:以[上下内])?[^，。；\d]{0,8}(?:方可|方为|方能|不得|为宜|为限|为有效|即可(?!达到|[^，。；]{0,6}(?:目标|任务))|始得)|^(?:之间|区间|范围)内?(?:自主|自行|自愿)?(?:选择|浮动|协商)/
const QUORUM =
  /^(?:以上)?的?(?:同意|表决通过|联名|联署|提议)|^(?:以上)?的?[^，。；\d]{0,8}(?:村民|代表|业主|党员|成员|委员|组成人员|居民|股东|职工)[^，。；\d了已]{0,6}(?:同意|通过|联名|出席|签名|提议|表决)/
const WEIGHED = new RegExp(
  `${anyOf(lexicon.weighed)}(?:[^，。；\\d]{0,4}|(?:[^。；\\d]|[\\d.]+[%分]){0,24}[，、]其?中?[^，。；\\d]{0,6})占(?:比|总分)?为?$|${anyOf(lexicon.weighedAlone)}$`,
)
const DIVIDED = /^制?[，,:(][^。；\d]{1,16}[占计扣][\d一二三四五六七八九十]/
const PROMPT = new RegExp(`^内?(?:完成)?${anyOf(lexicon.prompt)}|^内(?![的已共累完，。；、）])[\\u4e00-\\u9fff]{2}`)

/** Of timetables, tariffs, terms, quorums, authorities. */
export const NORM_SIGNS: readonly Sign[] = [
  {
    // 每月不少于2次, 每季度至少召开一次, 每半年公开一次: a timetable, where it sets a least number or once a period
    reason: 'threshold',
    before: '每',
    holds: (place) =>
      place.kind === 'frequency' &&
      (place.digits === '1' || /不少于|不低于|至少|最少|不得/.test(place.approx + place.written)),
  },
  {
    // 不得低于工程价款的80%, 不超过LPR的50%
    reason: 'threshold',
    before: '的',
    holds: (place) => FORBIDDEN_SHARE.test(place.clause),
  },
  {
    // 国务院明确，到2025年…达到90%以上; 《规划》提出…
    reason: 'threshold',
    before: '》院央委府家',
    holds: (place) => AUTHORITY.test(place.sentence) && !NOT_DONE.test(place.sentence),
  },
  {
    // 1500字左右为宜, 半数以上通过方为有效, 15分钟后不得入场
    reason: 'threshold',
    after: '方得宜限即选浮协',
    holds: (place) => RULED_AFTER.test(place.after),
  },
  {
    // 三分之二以上的代表同意
    reason: 'threshold',
    after: '意过名席议决',
    holds: (place) => place.kind === 'fraction' && QUORUM.test(place.after),
  },
  {
    // 平时考核占40%, 三级医院报销60%
    reason: 'threshold',
    before: '占试销',
    holds: (place) => SHARES.has(place.kind) && WEIGHED.test(place.sentence),
  },
  {
    // 总分100分，其中日常检查占60%: what is to be divided
    reason: 'threshold',
    after: '占计扣',
    holds: (place) => place.dimension === 'score' && DIVIDED.test(place.after),
  },
  {
    // 一般工单3个工作日办结, 30秒上车
    reason: 'threshold',
    after: '办报反集到处上签赶答响出抵送',
    holds: (place) =>
      TIMES.has(place.dimension) &&
      PROMPT.test(place.written.endsWith('内') ? `内${place.after}` : place.after) &&
      !NOT_DONE.test(place.sentence),
  },
]
