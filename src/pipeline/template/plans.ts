import type { OutlinedSection } from '../../domain/draft.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import { spokenAside } from '../note-aside.ts'
import { partsHere } from '../note-parts.ts'
import { plain, spokenLabel } from '../spoken-label.ts'
import { themeAmong } from './paragraphs.ts'
import { shortfallsOf } from './shortfalls.ts'
import { proseOf } from './theme-prose.ts'

/** A measure to come: what it is about and what is to be done. */
export interface PlanItem {
  readonly head: string
  readonly text: string
}

/** Themes that the type speaks of, and those that the report treats, with most facts first. */
export interface PlanThemes {
  readonly own: readonly string[]
  readonly treated: readonly string[]
}

/** As many items as a report of this kind has, unless the notes bring more. */
const ITEMS = 4
const NAMED = 4

/** What a plan is about shows in its first clause; themes of the report's own kind come first. */
const themeOf = (plan: string, own: readonly string[]): string | null =>
  themeAmong(plan.split('，')[0]!, own, null) ?? themeAmong(plan, own, null)

const SETTLES = /整改|整治|办结|销号|清理/
const REMEDY: PlanItem = {
  head: '抓好问题整改',
  text: '对尚未办结和整改到位的事项逐项建立台账，明确责任人和完成时限，整改一项、销号一项',
}
const FOLLOW_UP: PlanItem = {
  head: '抓好后续落实',
  text: '对尚未完成的事项逐项明确责任人和完成时限，定期调度，推动落实到位',
}

/** 下一步，我镇将加强…: what the opening of the plans has said already. */
const withoutLead = (text: string) =>
  text
    .replace(/^(?:下一步|下一?阶段|下步|今后)(?:工作中)?，?/, '')
    .replace(/^(?:我[\p{Script=Han}]{1,2})?将(?=\p{Script=Han})/u, '')

/**
 * What comes next: the notes' plans under their themes, the targets not yet reached, and the usual measures of the
 * themes that the report treats, those of the plans' own themes last. No numbers but the notes' own.
 */
export function plansOf(section: OutlinedSection, sheet: FactSheet, themes: PlanThemes, seed: number): PlanItem[] {
  const { own, treated } = themes
  const told = new Map<string | null, string[]>()
  for (const note of section.notes) {
    for (const { text } of partsHere(note)) {
      const plan = plain(withoutLead(spokenAside(text, sheet)))
      const theme = themeOf(plan, own) ?? themeOf(note.text, own) ?? treated[0] ?? null
      told.set(theme, [...(told.get(theme) ?? []), plan])
    }
  }
  const items: PlanItem[] = [...told].map(([theme, plans]) => {
    const text = plans.join('；')
    return { head: headOf(theme, seed, text), text }
  })
  const { unmet, open } = shortfallsOf(sheet)
  if (unmet.length > 0) {
    const names = [...new Set(unmet.map((fact) => spokenLabel(fact).matter))].slice(0, NAMED).join('、')
    const more = unmet.length > 1 ? '等' : ''
    items.push({
      head: '加快推进目标任务',
      text: `针对${names}${more}尚未达到目标的情况，倒排时间节点，加强调度督促，推动按期完成`,
    })
  }
  if (open.length > 0) items.push(open.every(({ outcome }) => SETTLES.test(outcome)) ? REMEDY : FOLLOW_UP)
  for (const theme of treated) {
    if (items.length >= ITEMS) break
    const [measure] = proseOf(theme).measures
    if (measure && !told.has(theme))
      items.push({ head: headOf(theme, seed, measure), text: measure.replace(/。$/, '') })
  }
  return items
}

/** A heading of the theme; another where the words below begin with it. */
function headOf(theme: string | null, seed: number, text: string): string {
  const { heads } = proseOf(theme)
  const from = (seed + 1) % heads.length
  const turned = [...heads.slice(from), ...heads.slice(0, from)]
  return turned.find((head) => !text.startsWith(head)) ?? turned[0]!
}
