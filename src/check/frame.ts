import cues from './lexicon/cues.json' with { type: 'json' }
import type { Mention } from './mention.ts'

/** What the words around a number make of it. */
export type Role =
  /** The indicator's own value of this period; 增加到, 降至 lead here too. */
  | 'level'
  /** 增长 12%, 减少 3 件. */
  | 'change'
  /** 占 45%, 占比. */
  | 'share'
  /** 完成目标的 104%. */
  | 'completion'
  /** 上年同期 74 天. */
  | 'prior'
  /** 3000 人次的任务. */
  | 'target'
  /** 还差 167 份, 高于目标 1.3 个百分点. */
  | 'gap'
  /** 是上年的 1.5 倍. */
  | 'multiple'
  /** 占总数 386 户的: what a share is taken of. */
  | 'whole'
  /** 合计 8.25 亿元. */
  | 'sum'
  /** 其余 7 家. */
  | 'remainder'

export type Base = 'yoy' | 'qoq' | 'target' | 'other'

export interface Frame {
  readonly role: Role
  /** What is compared with, where the words say. */
  readonly base: Base | null
  /** +1 growth, −1 fall, +2 better, −2 worse, 0 none said. */
  readonly direction: number
  /** Where the direction word starts. */
  readonly directionAt: number
  /** The direction word itself, '' where there is none. */
  readonly word: string
  /** Where the words on what a share is taken of start: 占｜支出总额的. */
  readonly wholeAt: number | null
  /** What follows the number belongs to its role: 三台｜缺口. */
  readonly rightIsRole: boolean
  /** All comparison words before a list: 同比、环比分别提高. */
  readonly bases: readonly Base[]
  /** 分别 stands before the number. */
  readonly respectively: boolean
}

/** Marks that stand for a number or a period in a masked text. */
export const MASK = { claim: '#', lastYear: 'Ⓨ', lastPeriod: 'Ⓠ', thisPeriod: 'Ⓣ', period: 'Ⓞ', blank: ' ' } as const

const alternatives = (words: readonly string[]): string => [...words].sort((a, b) => b.length - a.length).join('|')
const DIRECTION = new Map<string, number>([
  ...cues.words.up.map((word) => [word, 1] as const),
  ...cues.words.down.map((word) => [word, -1] as const),
  ...cues.words.better.map((word) => [word, 2] as const),
  ...cues.words.worse.map((word) => [word, -2] as const),
  ...['差', '还差', '尚差', '相差', '缺', '尚缺', '短缺'].map((word) => [word, -1] as const),
])
const DIRECTION_WORD = alternatives([...DIRECTION.keys()])
const YOY = '同比|上年同期|去年同期|上一年同期|上年度|上年|去年|同期|Ⓨ+(?:同期)?'
const QOQ = '环比|上一季度|上季度|上个季度|上季|上期|上月|上个月|上半年|Ⓠ+(?:末|底)?'
const TARGET =
  '(?:年度|全年|年初|考核|控制|市级|县级|区级|省级|省定|市定|既定|预期|计划|规划|原定|巡河)*(?:目标任务|任务目标|目标值|目标|任务数|任务|计划投入|计划数|计划|指标值|预算数|预算)(?:要求)?'
const FILL =
  '(?:了|出|约|达到|达|为|是|分别|均|各|又|还|再|也|略|大幅|明显|小幅|同步|共|已|仅|只|有|可|较多|幅度|的|：|:)*'
const NOMINAL = '(?:的|才|就|也|曾|为|是|仅为|则为|仅|数为|数|水平为|达|达到|只有|有|排名|位次)*[（(]?'

const VERSUS_PRIOR = new RegExp(
  `(高于|低于|高出|多于|少于|超过|超出|优于|好于|多|少|高|低)(?:了|出)?(${YOY.replace('同比|', '')}|${QOQ.replace('环比|', '')})${FILL}$`,
)
const PRIOR_YOY = new RegExp(`(?:${YOY.replace('同比|', '')})${NOMINAL}$`)
const PRIOR_QOQ = new RegExp(`(?:${QOQ.replace('环比|', '')})${NOMINAL}$`)
const AT_TARGET = new RegExp(`(${TARGET})(?:的|为|是|值|数|定为|：)*[（(]?$`)
const VERSUS_TARGET = new RegExp(
  `(高于|低于|高出|超过|超出|超|优于|好于|落后于|落后|不及|少于|多于|大于|小于|逊于|突破)(${TARGET})${FILL}$`,
)
const OVERFULFIL = new RegExp(`(超额完成|超额|超目标|超计划|超任务)(?:${TARGET})?${FILL}$`)
const RIGHT_TARGET = /^的?[\u4e00-\u9fff]{0,5}?(?:目标|任务|计划|考核要求|控制线|指标值)/
const COMPLETION = new RegExp(
  `(?:(?:完成|占|达到?|为|是)[^，；。]{0,24}(?:${TARGET})[^，；。]{0,16}的|(?:${TARGET})(?:已)?完成(?:率|进度|比例)?|完成(?:率|进度|比例)?|执行率|完成(?:${TARGET}))${FILL}$`,
)
const OF_TARGET = new RegExp(`(?:${TARGET})(?:已|已经)?$`)
const WHOLE = /占[^，；。#]{0,12}$/
const SHARE = new RegExp(`占[^，；。]{0,30}?${FILL}$|(?:占比|比重|占比重)${FILL}$`)
const MULTIPLE = /(?:为|是|相当于|达到?|约为)[^，；。]{0,20}的$/
const LEVEL_TO = new RegExp(
  `(${DIRECTION_WORD}|升|降|压|缩|调整|跃升|放缓|扩展|退|增|减)(?<![幅速率度])(?:至|到|为)(?:了|约|全[市县省区镇])*$`,
)
const FROM = /(?:由|从)[^，；。#]{0,16}$/
const TURNS = /^[^，；。]{0,28}?(?:[升降增减缩扩进移退落窄高低少加大小跃转压整宽快慢][至到为]|变为)/
const SHORT_OF = new RegExp(`(?:还差|尚差|相差|尚缺|还缺|仍差|差|欠)(?:${TARGET})?${FILL}$`)
const GAP_FOLLOWS = /^(?:的)?(?:缺口|差距)/
const BY_SIZE = new RegExp(
  `[比较](?:${YOY}|${QOQ}|${TARGET})[^，；。]{0,6}(?<![扩缩加减增最较])(长|短|大|小|早|晚|重|轻|宽|密)${FILL}$`,
)
const SUM = /(?:合计|共计|总计|总共|合计为|合计达)(?:为|达|约)*$/
const REMAINDER =
  /(?:其余的?|剩余的?|剩下的?|剩|余|尚剩|还有|还剩|尚有|尚余|仅余|仍有|仍余|余下的?|另有|未[\u4e00-\u9fff]{1,4}的|对未[\u4e00-\u9fff]{1,4}的)(?:共)?$/
const MORE_VERB = /(多|少|净增?|新增|增|减|压)[\u4e00-\u9fff]{1,3}$/
const ENDS_IN_DIRECTION = new RegExp(`(${DIRECTION_WORD})${FILL}$`)
/** 降幅收窄 is a rise, 降幅扩大 a fall. */
const FALL_FIRST = /(?:降幅|减幅|跌幅)[^，；。]{0,14}$/
const LAST_CLAUSE = /[，；。：（(、]/
const BASES = new RegExp(`${YOY}|${QOQ}|${TARGET}`, 'g')

const baseOf = (word: string): Base =>
  new RegExp(`^(?:${YOY})$`).test(word) ? 'yoy' : new RegExp(`^(?:${QOQ})$`).test(word) ? 'qoq' : 'target'
const BASE_CACHE = new Map<string, Base>()
const cachedBase = (word: string): Base => {
  let base = BASE_CACHE.get(word)
  if (!base) {
    base = baseOf(word)
    if (BASE_CACHE.size < 1000) BASE_CACHE.set(word, base)
  }
  return base
}

const isPercentLike = (mention: Mention): boolean =>
  mention.kind === 'percentage' ||
  mention.kind === 'fraction' ||
  mention.stated?.unitText === '成' ||
  mention.kind === 'multiple'

/**
 * Reads the role of a number from the words around it.
 * @param left masked text of the sentence before the number, bounded by the caller
 * @param right masked text after it, to the end of the clause
 * @param beyond masked text after it, across 、 and brackets
 * @param leftStart offset of `left` in the text
 */
export function frameOf(mention: Mention, left: string, right: string, beyond: string, leftStart: number): Frame {
  const clauseStart = lastIndexOfAny(left)
  const clause = left.slice(clauseStart)
  const respectively = /分别|各/.test(clause)
  const make = (role: Role, rest: Partial<Frame> = {}): Frame => ({
    role,
    base: null,
    direction: 0,
    directionAt: mention.start,
    word: '',
    wholeAt: null,
    rightIsRole: false,
    bases: [],
    respectively,
    ...rest,
  })
  const at = (index: number): number => leftStart + index
  const isTimes = mention.stated?.unitText === '倍' || mention.stated?.unitText === '番'

  if (mention.role === 'zero' && /增长/.test(mention.text))
    return make('change', { base: basesIn(left, clauseStart).at(-1) ?? null, bases: basesIn(left, clauseStart) })
  const to = LEVEL_TO.exec(left)
  if (to) return make('level', { direction: signOf(to[1]!), directionAt: at(to.index) })
  if (FROM.test(clause) && TURNS.test(beyond)) return make('prior', { base: priorBase(clause) })
  if (GAP_FOLLOWS.test(right)) return make('gap', { base: 'target', direction: -1, rightIsRole: true })
  if (SHORT_OF.test(left)) return make('gap', { base: 'target', direction: -1 })
  if (/[距离]$/.test(left) && /^[^，；。]{0,3}(?:差|缺)/.test(right)) return make('target', { base: 'target' })
  const versus = VERSUS_TARGET.exec(left)
  if (versus) return make('gap', { base: 'target', direction: signOf(versus[1]!), directionAt: at(versus.index) })
  if (RIGHT_TARGET.test(right) && !/计划|拟/.test(clause)) return make('target', { base: 'target' })
  if (isTimes && MULTIPLE.test(left)) return make('multiple', { base: basesIn(left, clauseStart).at(-1) ?? null })
  if (
    isPercentLike(mention) &&
    !isTimes &&
    (COMPLETION.test(left) || (mention.kind !== 'percentage' && OF_TARGET.test(left)))
  )
    return make('completion', { base: 'target' })
  const over = OVERFULFIL.exec(left)
  if (over && !isPercentLike(mention)) return make('gap', { base: 'target', direction: 1, directionAt: at(over.index) })
  if (AT_TARGET.test(left)) return make('target', { base: 'target' })
  const prior = VERSUS_PRIOR.exec(left)
  if (prior) {
    const rest = { base: cachedBase(prior[2]!), direction: signOf(prior[1]!), directionAt: at(prior.index) }
    return make(mention.kind === 'percentage-point' ? 'change' : 'prior', rest)
  }
  if (PRIOR_YOY.test(left)) return make('prior', { base: 'yoy' })
  if (PRIOR_QOQ.test(left)) return make('prior', { base: 'qoq' })
  if (isPercentLike(mention) && SHARE.test(clause)) {
    const whole = /占(?!比)[^占]*$/.exec(clause)
    return make('share', { wholeAt: whole ? at(clauseStart + whole.index) : null })
  }
  if (!isPercentLike(mention) && WHOLE.test(clause) && right.startsWith('的')) return make('whole')
  const size = BY_SIZE.exec(left)
  if (size) {
    const base = basesIn(left, clauseStart).at(-1) ?? null
    return make(base === 'target' ? 'gap' : 'change', {
      base,
      direction: /[长大晚重宽密]/.test(size[1]!) ? 1 : -1,
      directionAt: at(size.index),
    })
  }
  const said = ENDS_IN_DIRECTION.exec(left)
  if (said) {
    const bases = basesIn(left, clauseStart)
    const base = bases.at(-1) ?? null
    const role = base === 'target' || /差|缺/.test(said[1]!) ? 'gap' : 'change'
    return make(role, {
      base: role === 'gap' ? 'target' : base,
      bases,
      direction: FALL_FIRST.test(left.slice(0, said.index)) ? -signOf(said[1]!) : signOf(said[1]!),
      directionAt: at(said.index),
      word: said[1]!,
    })
  }
  const more = MORE_VERB.exec(clause)
  if (more) {
    const bases = basesIn(left, clauseStart)
    if (
      (bases.length > 0 && more.index > 0) ||
      (more.index === 0 && more[0].length <= 3 && /[多少净增]/.test(more[1]!))
    ) {
      const base = bases.at(-1) ?? null
      return make(base === 'target' ? 'gap' : 'change', {
        base,
        bases,
        direction: /少|减|压/.test(more[1]!) ? -1 : 1,
        directionAt: at(clauseStart + more.index),
      })
    }
  }
  if (isTimes) return make('multiple', { base: basesIn(left, clauseStart).at(-1) ?? null })
  if (MULTIPLE.test(clause) && mention.kind === 'multiple') return make('multiple')
  if (SUM.test(clause)) return make('sum')
  if (REMAINDER.test(clause)) return make('remainder')
  return make('level')
}

/** 由上年同期的 names its base, a bare 由 does not. */
const priorBase = (clause: string): Base | null =>
  PRIOR_YOY.test(clause) ? 'yoy' : PRIOR_QOQ.test(clause) ? 'qoq' : null

const signOf = (word: string): number =>
  DIRECTION.get(word) ??
  DIRECTION.get(word[0]!) ??
  (/[增升涨扩]|前移|前进|提/.test(word) ? 1 : /[降减缩落退]|后移/.test(word) ? -1 : 0)

function lastIndexOfAny(text: string): number {
  for (let i = text.length - 1; i >= 0; i--) if (LAST_CLAUSE.test(text[i]!)) return i + 1
  return 0
}

/** Comparison words of the clause; where it has none, nothing. */
function basesIn(left: string, clauseStart: number): Base[] {
  const comma = Math.max(left.lastIndexOf('，'), left.lastIndexOf('；'), left.lastIndexOf('。'), left.lastIndexOf('：'))
  const scope = left.slice(Math.min(clauseStart, comma + 1))
  return [...scope.matchAll(BASES)].map(([word]) => cachedBase(word))
}
