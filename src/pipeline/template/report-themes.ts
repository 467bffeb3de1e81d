import type { Outlined, OutlinedSection } from '../../domain/draft.ts'
import { sectionsOf } from '../../domain/report-type.ts'
import { themeParagraphs, wholeParagraph } from './paragraphs.ts'
import type { PlanThemes } from './plans.ts'
import { proseOf } from './theme-prose.ts'

/** The theme that most facts of a work section are about; null where none is known. */
export interface ChiefTheme {
  readonly id: string
  readonly theme: string | null
}

const FOCUS = 4
/** Matters of support that no report names as its main work. */
const ASIDE = new Set<string | null>(['资金保障', '考核评价', null])

/** Matters of how the work is led and made known weigh less than the work itself where plans are made. */
const SUPPORT = new Set(['组织领导', '宣传教育'])
const SUPPORT_WEIGHT = 0.4

const isWork = ({ kind }: OutlinedSection) => kind === 'work'

/** The chief theme of each work section, in reading order. */
export const chiefThemes = ({ sections, sheet }: Outlined): ChiefTheme[] =>
  sections.filter(isWork).map((section) => ({ id: section.id, theme: wholeParagraph(section, sheet).theme }))

/** What the plans may speak of: the themes of the type, and those of the report with most facts first. */
export function planThemes({ sections, sheet, reportType }: Outlined): PlanThemes {
  const weight = new Map<string, number>()
  for (const { theme, facts, notes } of sections.filter(isWork).flatMap((section) => themeParagraphs(section, sheet))) {
    if (theme === null || ASIDE.has(theme)) continue
    const told = (facts.length + 0.5 * notes.length) * (SUPPORT.has(theme) ? SUPPORT_WEIGHT : 1)
    weight.set(theme, (weight.get(theme) ?? 0) + told)
  }
  return {
    own: [...new Set(sectionsOf(reportType).flatMap(({ themes }) => themes))],
    treated: [...weight].sort((a, b) => b[1] - a[1]).map(([theme]) => theme),
  }
}

/** What the 导语 names as the main work: each section's chief theme, every theme where there are few sections; '' where none is known. */
export function focusOf({ sections, sheet }: Outlined): string {
  const told = sections.filter((section) => isWork(section) && section.facts.length > 0)
  const work = told.length > 0 ? told : sections.filter(isWork)
  const themes = work.flatMap((section) => {
    const split = section.heading === null || work.length < FOCUS ? themeParagraphs(section, sheet) : []
    return split.length > 0 ? split.map(({ theme }) => theme) : [wholeParagraph(section, sheet).theme]
  })
  const named = [...new Set(themes)].filter((theme) => !ASIDE.has(theme))
  return named
    .slice(0, FOCUS)
    .map((theme) => proseOf(theme).noun)
    .join('、')
}

/** Whether the sheet is about what the type is about, or about other business altogether. */
export function isHome({ sections, sheet, reportType }: Outlined): boolean {
  const rest = sectionsOf(reportType).findLast(({ kind }) => kind === 'work')?.id
  const away = sections.find(({ id }) => id === rest)?.facts.length ?? 0
  return away * 2 <= sheet.facts.length
}
