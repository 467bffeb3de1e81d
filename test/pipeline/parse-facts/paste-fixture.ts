import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ParsedFacts } from '../../../src/pipeline/parse-facts/parsed-facts.ts'
import type { ReportHead } from '../../../src/pipeline/parse-facts/report-head.ts'

/** A paste as an office has it, and what should be read of it (fixtures/pastes/README.md). */
export interface PasteFixture {
  readonly name: string
  readonly paste: string
  readonly expected: Reading
  /** What its head names: 云溪镇人民政府 | 2026 | q3; '' where it names nothing. */
  readonly head: string
}
/** Facts, notes and unread cells as the fixtures write them, one a line. */
export interface Reading {
  readonly facts: readonly string[]
  readonly notes: readonly string[]
  readonly unread: readonly string[]
}

const FOLDER = join(import.meta.dirname, '../../../fixtures/pastes')

/** All pastes of `fixtures/pastes`, or of a folder within it. */
export const pasteFixtures = (folder = ''): PasteFixture[] =>
  readdirSync(join(FOLDER, folder))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => fixtureOf(file.replace(/\.txt$/, ''), readFileSync(join(FOLDER, folder, file), 'utf8')))

function fixtureOf(name: string, text: string): PasteFixture {
  const [, ...parts] = text.split(/^=== /m)
  const sections = new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]))
  const lines = (section: string) => (sections.get(section) ?? '').split('\n').filter((line) => line.trim() !== '')
  const paste = (sections.get('paste') ?? '').replace(/\n$/, '')
  const [head = ''] = lines('head')
  return { name, paste, head, expected: { facts: lines('facts'), notes: lines('notes'), unread: lines('unread') } }
}

/** What the head names, as the fixtures write it. */
export const headWords = (head: ReportHead | null): string =>
  head === null ? '' : [head.organisation, head.period?.year, head.period?.part].map((each) => each ?? '-').join(' | ')

/** What was read, as the fixtures write it. A reason stands for its words where `expected` quotes it in part. */
export function readingOf({ facts, notes, unread }: ParsedFacts, expected: readonly string[]): Reading {
  const labelOf = (id: string | null) => facts.find((fact) => fact.id === id)?.label ?? null
  const comparison = (name: string, value: string | null) => (value === null ? [] : [`${name} ${value}`])
  return {
    facts: facts.map((fact) =>
      [
        fact.label,
        fact.value,
        fact.unit ?? '',
        ...comparison('同期', fact.lastYear),
        ...comparison('上期', fact.lastPeriod),
        ...comparison('目标', fact.target),
        ...comparison('属于', labelOf(fact.partOf)),
      ]
        .join(' | ')
        .trim(),
    ),
    notes,
    unread: unread.map(({ line, field, fact, text, reason }, i) => {
      const where = `${line} | ${fact ? '+' : ''}${field ?? '-'} | `
      const words = expected[i]?.startsWith(where) ? expected[i].slice(where.length) : null
      return where + (words !== null && `${text} ${reason}`.includes(words) ? words : `${reason} ← ${text}`)
    }),
  }
}
