import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '../../src/check/read.ts'
import { FactSheet } from '../../src/domain/fact-sheet.ts'

/*
 * What the checker is timed on: one sheet of sixty facts, and three drafts of four thousand characters that speak of it.
 * The dense one is marked cases end to end, where every sentence states facts. The others are the same sentences with
 * plain prose between them: the ordinary one has as many numbers per thousand characters as `fixtures/reports`, the real
 * one as many as reports that offices published.
 */

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const CASES = ['district/04.json', 'district/06.json', 'township/02.json']
const FACTS = 60
const CHARACTERS = 4000
/**
 * Numbers of any kind per thousand characters in published quarterly reports of townships and districts: the median of
 * the five samples that the project was started with (20, 21, 26, 30, 42), which are not in this repository.
 */
const PUBLISHED = 26

interface Case {
  readonly factSheet: { readonly facts: readonly { id: string; partOf?: string | null }[] }
  readonly drafts: readonly { readonly text: string }[]
}
const caseOf = (path: string): Case => JSON.parse(readFileSync(join(FIXTURES, 'bench', path), 'utf8'))
const unmarked = (text: string) => text.replace(/⟦([^¦⟧]*)¦[^⟧]*⟧/g, '$1')

/** The facts of several cases as one sheet. */
function sheetOf(cases: readonly Case[]): FactSheet {
  const facts = cases.flatMap(({ factSheet }, n) =>
    factSheet.facts.map((fact) => ({
      ...fact,
      id: `${n}-${fact.id}`,
      partOf: fact.partOf ? `${n}-${fact.partOf}` : null,
    })),
  )
  const kept = facts.slice(0, FACTS)
  const ids = new Set(kept.map(({ id }) => id))
  return FactSheet.parse({
    ...cases[0]!.factSheet,
    facts: kept.map((fact) => ({ ...fact, partOf: fact.partOf && ids.has(fact.partOf) ? fact.partOf : null })),
  })
}

const PERIOD = { year: 2026, quarter: undefined, half: undefined, month: undefined }
/** Numbers of any kind, dates and ordinals too, per thousand characters. */
export const density = (text: string): number => (read(text, { period: PERIOD }).length / text.length) * 1000

const reports = (): string =>
  readdirSync(join(FIXTURES, 'reports'))
    .sort()
    .map((name) => readFileSync(join(FIXTURES, 'reports', name), 'utf8').replace(/^---[\s\S]*?\n---\n/, ''))
    .join('\n')

const sentencesOf = (text: string): string[] => text.match(/[^。\n]+[。\n]/g) ?? []

/** Puts plain sentences between those that state facts, until the whole is no denser than `target`. */
function thinned(facts: readonly string[], plain: readonly string[], target: number): string {
  let text = ''
  let figures = 0
  let next = 0
  for (const sentence of facts) {
    text += sentence
    figures += read(sentence, { period: PERIOD }).length
    while ((figures / text.length) * 1000 > target) text += plain[next++ % plain.length]!
  }
  return text
}

/** A text as a request brings it, not a view into a longer one. */
const whole = (text: string): string => JSON.parse(JSON.stringify(text))

/** The sheet with its three drafts, and the dense one at full length to grow long texts from. */
export function material(): { sheet: FactSheet; dense: string; ordinary: string; real: string; all: string } {
  const cases = CASES.map(caseOf)
  const all = cases.flatMap(({ drafts }) => drafts.map(({ text }) => unmarked(text))).join('\n')
  const prose = reports()
  const plain = sentencesOf(prose).filter((sentence) => read(sentence, { period: PERIOD }).length === 0)
  const thin = (target: number) => whole(thinned(sentencesOf(all), plain, target).slice(0, CHARACTERS))
  return {
    sheet: sheetOf(cases),
    dense: whole(all.slice(0, CHARACTERS)),
    ordinary: thin(density(prose)),
    real: thin(PUBLISHED),
    all,
  }
}
