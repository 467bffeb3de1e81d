import type { Mention } from '../../check/mention.ts'
import { readFactValue } from '../../domain/fact-value.ts'
import { BULLETS, RINGED } from './list-marks.ts'
import words from './prose-words.json' with { type: 'json' }

/** What a number is compared with, or that it is worked out. */
export type Cue = 'lastYear' | 'lastPeriod' | 'target' | 'computed'

/** 现将三季度情况报送如下, 特此报告. */
const OPENING =
  /^现将.*(?:报送|汇报|报告|反馈|通报)(?:如下)?(?:[，,]请(?:审阅|审示|批示|审核))?$|^特此(?:报告|报送|汇报)$/

/** A heading or an opening line, which says nothing by itself. */
export const isHeading = (line: string): boolean => {
  if (/^【[^】]*】$|^[^，。；\d]{1,16}[：:]$|^(?:各位|尊敬的|大家好|您好)/.test(line)) return true
  const text = line.replace(/[:：。]$/, '')
  if (text.length <= 40 && OPENING.test(text)) return true
  return (
    text.length <= 24 &&
    !/[，。；]/.test(text) &&
    /^(#|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|.{0,20}(报告|总结|汇报|情况|数据|指标|表)$)/.test(
      text,
    )
  )
}

/** What stands after the last comma. */
export const lastClause = (text: string): string =>
  text
    .split(/[，,、。；;（）()]|其\s*中[:：]?/)
    .at(-1)!
    .trim()

const THEME = new RegExp(
  `^(?:【[^】]*】|(?:[^：:，。；]*(?:${words.themes.join('|')})|[^：:，。；]{9,}|[一二三四五六七八九十]是[^：:，。；]*)[：:](?=.{2}))`,
)

const DEEDS = [...words.deeds, ...words.findVerbs, ...words.bareVerbs]

/**
 * 人居环境整治情况：累计出动人员 is of 累计出动人员: a heading within the line names no figure, nor does what stands before
 * a deed (森林防火：开展巡护). 低保：户数 says together what is counted.
 */
export function withoutTheme(before: string): string {
  const rest = before.replace(THEME, '')
  const [, theme, own] = /^([^：:，。；]{2,})[：:]\s*(.{2,})$/.exec(rest) ?? []
  const name = clean(own ?? '')
  if (name === '') return rest
  return DEEDS.some((deed) => own!.startsWith(deed) || name.startsWith(deed)) ? own! : `${theme}${name}`
}

/** A rate of its own, no growth of what stands before. */
const NATURAL = /(?:自然|机械)增长率/

/** The cue in the words before a number; null where they name an indicator of their own. */
export const cueOf = (before: string): Cue | null =>
  (['computed', 'lastYear', 'lastPeriod', 'target'] as const).find((cue) =>
    words[cue].some((word) => (cue === 'computed' ? before.replace(NATURAL, '').includes(word) : isOnly(before, word))),
  ) ?? null

/** The clause names nothing but the comparison: 比上年同期的, 目标为; not 较目标高, nor 上年末, which is another day. */
const isOnly = (before: string, word: string): boolean => {
  if (!before.includes(word)) return false
  // 比计划节约 tells a difference, 比上年同期的 the earlier figure.
  if (/^[比较与]/.test(before) && !/^[比较与]的?$/.test(before.replace(word, '').trim())) return false
  const rest = clean(before.replace(word, '').replace(/^[比较与]/, ''))
  return rest.length <= 1 && !words.different.includes(rest)
}

/** 前年, 上年末: another time than the sheet has a column for. */
export const isOtherTime = (before: string): boolean => OTHER_TIME.test(before.trim())
const OTHER_TIME = new RegExp(`^(?:比|较|与)?(?:${words.otherTimes.join('|')})(?:同期)?(?:的|为|是|达到?|有)?$`)

/** The digits as written, without the unit where it is what ends them, with the scale that the next number shares (1.2、2.3亿元). */
export function literalOf(claim: Mention): string {
  const { unitText: unit, lo } = claim.stated!
  // 1.2个、0.8个百分点: the first is written with as much of the unit as it has.
  const lengths = Array.from({ length: unit.length }, (_, i) => unit.length - i)
  const text = claim.text.replace(/[（(](次)[）)]$/, '$1')
  const written = lengths.find((length) => text.endsWith(unit.slice(0, length))) ?? 0
  const bare = text.slice(0, text.length - written).trim()
  const value = readFactValue(bare)
  if (!value) return claim.text
  const scale = value.lo.eq(lo) ? '' : (SCALES.find((each) => readFactValue(bare + each)?.lo.eq(lo)) ?? '')
  return bare + scale
}
const SCALES = ['万', '亿', '千']

/** 2026年上半年, 6月, 截至6月底: when, not what. */
const PART = '(?:(?:\\d{1,2}[-—–~至])?\\d{1,2}月(?:份|底|末|\\d{1,2}日)?|前?[一二三四]季度|第[一二三四]季度|[上下]半年)'
const PERIOD = new RegExp(`^(?:截至|截止)?(?:20\\d\\d年)?${PART}`)
const OF_FIGURES = new RegExp(`(?:^|[，,；;。、])(?:截至|截止)?(20\\d\\d年${PART}?|${PART})(?=[^，,；;。、]*\\d)`, 'g')

const ONLY_PERIOD = new RegExp(`^(?:今年|去年|上年|20\\d\\d年)?${PART}$`)

/** 一季度, 去年二季度: a name for what was done in it, where nothing else is one. */
export const isPeriod = (text: string): boolean => ONLY_PERIOD.test(text.trim())

/** The periods that stand right before figures: 二季度受理46件，一季度受理52件. */
export const periodsOfFigures = (text: string): string[] => [...text.matchAll(OF_FIGURES)].map(([, when]) => when!)

const OPENERS = new RegExp(`^(?:[\\s.、．:：)）“”"${BULLETS}${RINGED}]|\\d+(?=[\\s.、．:：)）]|$))+`)

/** Takes openers and links off both ends until nothing more comes off. */
export function clean(text: string): string {
  let label = text
    .trim()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
  for (let before = ''; before !== label; ) {
    before = label
    label = label
      .replace(OPENERS, '')
      .replace(/^[一二三四五六七八九十]是/, '')
      .replace(PERIOD, '')
      .replace(/^有(?![效机关序线色轨限害毒益声])/, '')
      .trim()
    if ([...words.whole, ...words.lead].includes(label)) return ''
    for (const word of [...words.whole, ...words.lead])
      if (label.startsWith(word) && label.length > word.length) label = label.slice(word.length)
    for (const word of words.tail) if (label.endsWith(word)) label = label.slice(0, -word.length).trim()
  }
  return label
}
