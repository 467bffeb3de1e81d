import { saysLess, saysMore } from '../lexicon/beyond.ts'
import comparisons from '../lexicon/comparisons.json' with { type: 'json' }
import cues from '../lexicon/cues.json' with { type: 'json' }
import type { Base } from '../roles/frame.ts'
import type { Before } from '../roles/look-back.ts'
import { anyOf, longestOf } from '../text/any-of.ts'
import { Clue } from '../text/clue.ts'
import { markOf } from '../text/form.ts'

/* The words that name what a number is compared with, and those that say which way it went. */

const DIRECTION = new Map<string, number>([
  ...cues.words.up.map((word) => [word, 1] as const),
  ...cues.words.down.map((word) => [word, -1] as const),
  ...cues.words.better.map((word) => [word, 2] as const),
  ...cues.words.worse.map((word) => [word, -2] as const),
  ...comparisons.short.map((word) => [word, -1] as const),
])
export const DIRECTION_WORD = longestOf([...DIRECTION.keys()])

/** 上年同期, 上季度: a former value. 同比 and 环比 compare with one and are none. */
export const LAST_YEAR = anyOf(comparisons.lastYear)
export const LAST_PERIOD = anyOf(comparisons.lastPeriod)
export const FORMER = anyOf([...comparisons.lastYear, ...comparisons.lastPeriod])
/** 同比, 较上季度. */
export const THAN_FORMER = `(?:[同环]比|[比较]${FORMER})`
const { kinds, names, limits, inName } = comparisons.target
/** 目标管理单位, 任务督导, 计划生育: the word for a target stands in a name, and is none; 占18个目标村的88.9% is of the target. */
export const NOT_IN_NAME = `(?!${inName.join('|')})`
export const TARGET = `${anyOf(kinds)}*${anyOf(names)}${NOT_IN_NAME}(?:要求)?`
/** 低于4.50‰的｜上限, 在1.40万头的｜保有量之上: what a number is that stands right before it. */
export const LIMIT = anyOf(limits)
/** Whatever a number can be compared with. */
export const COMPARED = anyOf(['同比', ...comparisons.lastYear, '环比', ...comparisons.lastPeriod, TARGET])

/** One of these stands in whatever names a target, a former period, compares, names a direction. */
export const IN_TARGET = '目任计规排指控预序求承定核标盘额线'
export const IN_PRIOR = '年期季月ⓎⓆ'
export const IN_COMPARISON = '比较'
export const IN_DIRECTION = [...DIRECTION.keys()].join('')

/** 比, 较, where they compare: not in 评比, 比对, 较大事故. */
export const COMPARING = new RegExp(comparisons.comparing)
/** A word that compares, with whatever. */
export const COMPARES = new Clue(COMPARING, '比较')

const OF_LAST_YEAR = new RegExp(`^(?:同比|${LAST_YEAR})$`)
const OF_LAST_PERIOD = new RegExp(`^(?:环比|${LAST_PERIOD})$`)
/** What a comparison word compares with. */
export const baseNamed = (word: string): Base =>
  OF_LAST_YEAR.test(word) ? 'yoy' : OF_LAST_PERIOD.test(word) ? 'qoq' : 'target'

/** +1 for a word of growth, −1 of fall, +2 better, −2 worse. */
export const signOf = (word: string): number =>
  DIRECTION.get(word) ??
  DIRECTION.get(word[0]!) ??
  (saysMore(word) || /[增升涨扩]|前移|前进|提/.test(word)
    ? 1
    : saysLess(word) || /[降减缩落退]|后移/.test(word)
      ? -1
      : 0)

const BASES = new RegExp(COMPARED, 'g')
/** Comparison words of the clause; where it has none, nothing. */
export function basesIn({ left, clauseStart, inStretch }: Before): readonly Base[] {
  if ((inStretch & NAMES_BASE) === 0) return announcedIn(left)
  const colon = left.lastIndexOf('：')
  // 同比：-7.4%
  const announced = left[colon - 1] === '比' ? -1 : colon
  const comma = Math.max(left.lastIndexOf('，'), left.lastIndexOf('；'), left.lastIndexOf('。'), announced)
  const scope = left.slice(Math.min(clauseStart, comma + 1))
  const bases = scope.match(BASES)
  return bases ? bases.map(baseNamed) : COMPARING.test(scope) ? NO_BASES : announcedIn(left)
}
function announcedIn(left: string): readonly Base[] {
  if (TOLD_OF_ALL.test(left)) return [TARGET_BASE]
  const looked = LOOKED_AT.exec(left)
  return looked ? ((looked[1] ?? looked[2] ?? looked[3]!).match(BASES) ?? []).map(baseNamed) : NO_BASES
}
/** 均高于目标, 都已完成任务. */
const ALL_REACH = '[均都][已也]?(?:超额完成|圆满完成|完成|实现|突破|高于|低于|优于|好于|超过|超|达到|高出)'
/** 从环比看，办件量增加117件; 环比看，甲下降，乙上升; 同比、环比双增，增幅分别为; 与上季度相比，分别增长; 对照年度目标，仍低0.3个百分点; 均高于目标，分别高出1.4个. */
const LOOKED_AT = new RegExp(
  `(?:((?:[同环]比[、和]?)+)[^，；。：#]{0,6}|[与同和跟](${FORMER}|(?:年度|全年)?(?:目标|计划|任务)(?:要求|值|线|数)?)的?相?比|(?:对照|比照|对标|${ALL_REACH})(${TARGET})[^，；。：#]{0,4})，(?:[^，；。：#]{1,12}，|[^，；。：#]{1,12}#+，)?[^，；。：]*$`,
)
const TARGET_BASE: Base = 'target'
/** 三项均优于目标：甲高1.4个百分点，乙高｜2.8个百分点: what stands before the colon is of all that follow. */
const TOLD_OF_ALL = new RegExp(`${ALL_REACH}${TARGET}[^，；。：#]{0,4}：[^。\\n]*$`)
const NAMES_BASE = markOf(IN_TARGET) | markOf(IN_PRIOR) | markOf(IN_COMPARISON)
export const NO_BASES: readonly Base[] = []
