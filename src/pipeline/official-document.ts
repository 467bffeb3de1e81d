import type { Draft } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { Finding } from '../domain/finding.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { type FactsTable, factsTable } from './facts-table.ts'
import { GB_T_9704, type LayoutProfile } from './layout-profile.ts'
import { type OfficialLine, officialLines } from './official-lines.ts'

/** 版头: who issues, and where they are given 发文字号 and 签发人. */
export interface RedHead {
  readonly organisation: string
  readonly number: string | null
  readonly signer: string | null
}

/** What the checker says of some words, to stand beside them. */
export interface Remark {
  /** Span of the words in the report; empty where it speaks of the whole. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A table that follows the report. */
export interface Annex {
  /** 附件, or 附件2 where the report has others. */
  readonly name: string
  readonly table: FactsTable
}

/** A report as it is set on paper, before any file format. */
export interface OfficialDocument {
  readonly profile: LayoutProfile
  readonly title: string
  readonly organisation: string
  readonly redHead: RedHead | null
  readonly lines: readonly OfficialLine[]
  readonly annex: Annex | null
  /** What marks a working copy; null on a final document. */
  readonly mark: string | null
  readonly remarks: readonly Remark[]
  /** ISO time at which this version of the text was made. */
  readonly at: string
}

/** What is wanted of the document beside the text; absent, the plain final one. */
export interface DocumentOptions {
  readonly profile?: LayoutProfile
  /** A marked working copy with the checker's findings. */
  readonly workingCopy?: boolean
  /** Annex the facts as a table. */
  readonly annexFacts?: boolean
  /** 发文字号 and 签发人, which only a red-headed report shows. */
  readonly number?: string | null
  readonly signer?: string | null
}

/** Sets a draft as an official document. Decides nothing about who may have it: see `exportDraft`. */
export function officialDocument(draft: Draft, options: DocumentOptions = {}): OfficialDocument {
  const { factSheet: sheet, text } = draft
  const organisation = sheet.organisation.replace(/\s*[\r\n]+\s*/g, '')
  const lines = officialLines(text, organisation)
  const table = options.annexFacts ? factsTable(sheet) : null
  const annexed = table ? withAnnex(lines, table.title) : { lines, name: '' }
  const workingCopy = options.workingCopy ?? false
  return {
    profile: options.profile ?? GB_T_9704,
    title: lines[0]?.role === 'title' ? lines[0].text : draft.title,
    organisation,
    redHead: redHeadOf(sheet, organisation, options),
    lines: annexed.lines,
    annex: table && { name: annexed.name, table },
    mark: workingCopy ? markOf(draft) : null,
    remarks: workingCopy ? (draft.check?.findings ?? []).map(remarkOf) : [],
    at: draft.updatedAt,
  }
}

const redHeadOf = (sheet: FactSheet, organisation: string, { number, signer }: DocumentOptions): RedHead | null =>
  reportTypeOf(sheet.reportType)?.redHead ? { organisation, number: number ?? null, signer: signer ?? null } : null

function markOf({ check }: Draft): string {
  const open = check?.findings.filter(({ severity }) => severity === 'error').length ?? 0
  return open > 0 ? `工作稿，有 ${open} 处数字待核，不得作为正式文件使用` : '工作稿，不得作为正式文件使用'
}

function remarkOf({ start, end, severity, message, expected, fix }: Finding): Remark {
  const advice = fix ? `建议改为“${fix.text}”。` : expected ? `应为“${expected}”。` : ''
  const stop = /[。！？]$/.test(message) ? '' : '。'
  return { start, end, text: `【${severity === 'error' ? '错误' : '提示'}】${message}${stop}${advice}` }
}

/** Puts 附件说明 after the text and before the signature; a report that names annexes already gets one more. */
function withAnnex(lines: readonly OfficialLine[], title: string): { lines: OfficialLine[]; name: string } {
  const others = lines.filter(({ role }) => role === 'annex').length
  const lastOther = lines.findLastIndex(({ role }) => role === 'annex')
  const signed = lines.findIndex(({ role }) => role === 'organisation' || role === 'date')
  const at = others > 0 ? lastOther + 1 : signed < 0 ? lines.length : signed
  const text = others > 0 ? `${others + 1}. ${title}` : `附件：${title}`
  const note: OfficialLine = { role: 'annex', text, start: null, heading: null }
  return { lines: lines.toSpliced(at, 0, note), name: others > 0 ? `附件${others + 1}` : '附件' }
}
