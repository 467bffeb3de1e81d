import times from '../lexicon/festivals.json' with { type: 'json' }
import { PART_OF_YEAR } from '../lexicon/periods.ts'
import { onceFor } from '../once-for.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import { type Scoped, scopedOf } from '../sheet/scopes.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { SENTENCE_ENDS } from '../text/characters.ts'
import { Clue } from '../text/clue.ts'
import { raise } from './raise.ts'
import type { Spoken } from './subjects.ts'

/* 国庆中秋假期，全县接待游客｜68.3万人次: the clause that opens the sentence says of which days it tells. */

/** Lifts what the sheet has of those days above what it has of the whole period. */
export function raiseInSeason({ index, text, claimed, scorer }: Spoken, subjects: Float64Array): void {
  const seasons = seasonsOf(index)
  if (seasons.length === 0 || claimed.frame.role === 'target') return
  const { start } = claimed.mention
  let from = start
  while (from > 0 && start - from < FARTHEST && !SENTENCE_ENDS.has(text.charCodeAt(from - 1))) from--
  const [opening, clause] = OPENING.within(text, from, start) ?? []
  if (!opening || OTHER_TIME.within(text, from + opening.length, start) !== null) return
  for (const { fact, general, names } of seasons) {
    const likeness = subjects[general.place]!
    if (!names.some((name) => clause!.includes(name)) || likeness < subjects[fact.place]! - NEAR) continue
    // 接待过夜游客: a part of all that were there, of which the sheet has none for these days
    if (general.parts.some((part) => part !== fact && scorer.namesBeside(part, general))) continue
    subjects[fact.place] = Math.max(subjects[fact.place]!, likeness) + WITHIN
    if (likeness >= SPEAKS) raise(subjects, fact, NAMED)
    subjects[general.place]! *= HARDLY
  }
}
const FARTHEST = 160
/** 国庆中秋假期，, “五一”期间，, 国庆假期（10月1日至8日）: such days and nothing else, but for their dates. */
const OPENING = new Clue(
  /^([^，。；：]{0,24}?(?:假期|长假|假日|黄金周|期间|双节|汛期|节)(?:里|内|八天|七天|五天|三天)?)(?:[，：]|（[^，。；（）]{2,16}）)/,
  '期假周间节汛',
)
/** Not 占四季度的35.2%. */
const OTHER_TIME = new Clue(
  `(?<![占比较])(?:${PART_OF_YEAR}|全年)|年内|累计|当季|本季|平日|节[前后]`,
  '季年月累本平前后',
)
const NEAR = 0.25
const WITHIN = 0.2
const NAMED = 0.85
const HARDLY = 0.5

/** 国庆 of 国庆假期: what the days are called, whatever follows. */
const seasonsOf = onceFor((index: SheetIndex): readonly (Scoped & { readonly names: readonly string[] })[] =>
  scopedOf(index)
    .filter(({ scope }) => OF_TIME.test(scope))
    .map((one) => {
      const stem = one.scope.replace(SUFFIX, '').replace(/[“”"]/g, '') || one.scope
      return { ...one, names: times.sameDays.find((names) => names.includes(stem)) ?? [stem] }
    }),
)
const OF_TIME = /[期节间]$/
const SUFFIX = /(?:小长假|长?假期|假日|黄金周|期间)+$/
