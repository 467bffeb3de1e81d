import type { Drafted, DraftedSection, PlacedSection, Referenced, ReferencedSection } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import { usageOf } from './section-usage.ts'
import { hanOrdinal } from './template/vary.ts'

/** 2026-07-06 → 2026年7月6日: full year, no padding (GB/T 9704 7.3.5.4). */
export function issueDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** Title, names and closing are one line each, whatever a sheet brings. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, '')

/** Writes lines one after another and knows where each begins. */
class Page {
  text = ''
  /** Adds a line (or several) and gives the span it takes, without the line break before it. */
  add(lines: string): { start: number; end: number } {
    if (this.text !== '') this.text += '\n'
    const start = this.text.length
    this.text += lines
    return { start, end: this.text.length }
  }
}

/** A lead that does not yet hand over to the body gets the type's own sentence: 现将…报告如下：. */
const handsOver = (text: string): boolean => /如下[：:。]\s*$/.test(text)
const leadText = (text: string, leadIn: string): string => (handsOver(text) ? text : `${text}${leadIn}`)

function place(
  section: ReferencedSection,
  drafted: DraftedSection,
  span: { start: number; end: number },
): PlacedSection {
  return {
    id: section.id,
    heading: section.heading ?? section.chapter ?? '导语',
    ...span,
    drafter: drafted.drafter,
    attempts: drafted.attempts.length,
    usage: usageOf(drafted.attempts),
    remark: drafted.remark,
    references: section.references.map(({ passageId, sampleId, sampleTitle, score }) => ({
      passageId,
      sampleId,
      sampleTitle,
      score,
    })),
  }
}

const recipientOf = (sheet: FactSheet, fallback: string | null): string | null => {
  const recipient = sheet.recipient || fallback
  return recipient === null ? null : `${oneLine(recipient).replace(/[：:]\s*$/, '')}：`
}

/**
 * Puts the sections together as an official document: title, 主送 with full-width colon, 导语, 一、（一） headings in
 * order of what is there, closing, 落款 and 成文日期. A section's span covers its heading, and its chapter's heading
 * where it is the first of the chapter. Throws where a section of the outline was not drafted.
 */
export function assemble(referenced: Referenced, sections: readonly DraftedSection[]): Drafted {
  const { sheet, reportType } = referenced
  const title = oneLine(referenced.title)
  const page = new Page()
  page.add(title)
  const recipient = recipientOf(sheet, reportType.recipient)
  if (recipient) page.add(recipient)
  let chapter: string | null = null
  let chapters = 0
  let within = 0
  const placed = referenced.sections.map((section) => {
    const drafted = sections.find(({ id }) => id === section.id)
    if (!drafted) throw new Error(`section ${section.id} was not drafted`)
    const lines: string[] = []
    if (section.chapter !== null && section.chapter !== chapter) {
      chapter = section.chapter
      within = 0
      chapters += 1
      lines.push(`${hanOrdinal(chapters)}、${chapter}`)
    }
    if (section.heading !== null) {
      within += 1
      lines.push(`（${hanOrdinal(within)}）${section.heading}`)
    }
    const body = drafted.text.trim()
    lines.push(section.kind === 'lead' ? leadText(body, reportType.leadIn) : body)
    return place(section, drafted, page.add(lines.join('\n')))
  })
  if (reportType.closing) page.add(reportType.closing)
  page.add(oneLine(sheet.organisation))
  if (sheet.issuedOn) page.add(issueDate(sheet.issuedOn))
  return { sheet, title, text: page.text, sections: placed }
}
