import type { OutlinedSection } from '../../domain/draft.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { ItemStyle } from '../../domain/report-type.ts'
import { marker } from './markers.ts'
import { type Paragraph, themeParagraphs, wholeParagraph } from './paragraphs.ts'
import { broken, type LeadOf, type TellingView, tell } from './telling.ts'
import { proseOf } from './theme-prose.ts'
import { pick } from './vary.ts'

/** What template/work.hbs lays out. */
export interface WorkView {
  readonly paragraphs: readonly {
    readonly break: string
    readonly marker: string
    readonly head: string | null
    readonly opener: string | null
    readonly sentences: readonly TellingView[]
  }[]
}

/** What decides among wordings: the sheet, and how many sections before this one have the same chief theme. */
export interface Variation {
  readonly seed: number
  readonly used: number
}

/** Sections of more facts give each numbered paragraph a line of its own. */
const RUNNING = 12

/**
 * An aim opens a paragraph that has no heading and no note of its own to open with. Sections of one theme take its
 * wordings in turn, and none is told twice.
 */
function openerOf(paragraph: Paragraph, told: readonly TellingView[], { seed, used }: Variation): string | null {
  const { openers } = proseOf(paragraph.theme)
  return told[0]?.note === null && used < openers.length ? pick(openers, seed + used) : null
}

/** Facts of a section to be added to what somebody else wrote: bare sentences, without opening and numbers. */
export const bareView = (section: OutlinedSection, sheet: FactSheet): WorkView => ({
  paragraphs: [
    {
      break: '',
      marker: '',
      head: null,
      opener: null,
      sentences: tell(wholeParagraph(section, sheet), sheet, () => ''),
    },
  ],
})

/** Lays a work section out: one paragraph, or a numbered one for each theme where the section is numbered. */
export function workView(
  section: OutlinedSection,
  sheet: FactSheet,
  style: ItemStyle | undefined,
  leadOf: LeadOf,
  variation: Variation,
): WorkView {
  const split = style === undefined ? [] : themeParagraphs(section, sheet)
  if (split.length < 2 || style === undefined) {
    const paragraph = wholeParagraph(section, sheet)
    const sentences = broken(tell(paragraph, sheet, leadOf))
    return {
      paragraphs: [{ break: '', marker: '', head: null, opener: openerOf(paragraph, sentences, variation), sentences }],
    }
  }
  return {
    paragraphs: split.map((paragraph, index) => ({
      ...marker(style, index),
      ...(section.facts.length > RUNNING && index > 0 ? { break: '\n' } : {}),
      head: pick(proseOf(paragraph.theme).heads, variation.seed),
      opener: null,
      sentences: tell(paragraph, sheet, index === 0 ? leadOf : () => ''),
    })),
  }
}
