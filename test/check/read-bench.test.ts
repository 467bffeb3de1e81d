import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Mention } from '../../src/check/mention.ts'
import { read } from '../../src/check/read.ts'
import { overlaps, type Span } from '../../src/domain/span.ts'

/* Reading alone against the marked benchmark: floors that only rise. What the facts decide is tested in bench.test.ts. */

const BENCH = join(import.meta.dirname, '../../fixtures/bench')
const period = { year: 2026, quarter: 2, half: undefined, month: undefined }
const lines = <T>(name: string): T[] =>
  readFileSync(join(BENCH, 'figures', name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)

/** The n-th place (from 0) where the words stand. */
function place(text: string, surface: string, n: number): Span | null {
  let start = -1
  for (let k = 0; k <= n; k++) {
    start = text.indexOf(surface, start + 1)
    if (start < 0) return null
  }
  return { start, end: start + surface.length }
}
const share = (good: number, all: number) => (100 * good) / all

interface Quantity {
  readonly surface: string
  readonly context: string
  readonly kind: string
  readonly kindAlt?: readonly string[]
  readonly value: string
  readonly to?: string
}
interface Exempt {
  readonly text: string
  readonly spans: readonly [string, number, string][]
  readonly claims?: readonly [string, number][]
}

it('reads quantities with kind and exact value', () => {
  const rows = lines<Quantity>('quantities.jsonl')
  const states = ({ kind, stated, exempt }: Mention, row: Quantity) =>
    exempt === null &&
    stated !== null &&
    (kind === row.kind || row.kindAlt?.includes(kind) === true) &&
    Number(stated.digits) === Number(row.value) &&
    (row.to === undefined || Number(stated.toDigits) === Number(row.to))
  const missed = rows.filter((row) => {
    const span = place(row.context, row.surface, 0)
    return span === null || !read(row.context, { period }).some((m) => overlaps(m, span) && states(m, row))
  })
  expect(missed.map(({ context, surface }) => `${context}: ${surface}`)).toEqual([])
})

describe('expressions that claim nothing', () => {
  const rows = lines<Exempt>('exempt.jsonl')
  it('are exempt', () => {
    let all = 0
    const accused = rows.flatMap(({ text, spans, claims = [] }) => {
      const marked = claims.map(([surface, n]) => place(text, surface, n)!)
      const mentions = read(text, { period }).filter((m) => m.exempt === null && !marked.some((c) => overlaps(c, m)))
      all += spans.length
      return spans.filter(([surface, n]) => mentions.some((m) => overlaps(m, place(text, surface, n)!)))
    })
    expect(accused).toEqual([])
    expect(all).toBeGreaterThan(290)
  })
  it('hide no claim beside them', () => {
    const hidden = rows.flatMap(({ text, claims = [] }) =>
      claims.filter(([surface, n]) => {
        const span = place(text, surface, n)!
        return !read(text, { period }).some((m) => m.exempt === null && m.stated !== null && overlaps(m, span))
      }),
    )
    expect(hidden).toEqual([])
  })
})

interface Mark extends Span {
  readonly surface: string
  readonly tag: string
}
function unmark(marked: string): { text: string; marks: Mark[] } {
  let text = ''
  let last = 0
  const marks: Mark[] = []
  for (const m of marked.matchAll(/⟦([^¦⟧]*)¦([^⟧]*)⟧/g)) {
    text += marked.slice(last, m.index)
    marks.push({ start: text.length, end: text.length + m[1]!.length, surface: m[1]!, tag: m[2]! })
    text += m[1]
    last = m.index + m[0].length
  }
  return { text: text + marked.slice(last), marks }
}

describe('faithful drafts', () => {
  const drafts = ['district', 'township'].flatMap((folder) =>
    readdirSync(join(BENCH, folder)).flatMap((file) => {
      const data = JSON.parse(readFileSync(join(BENCH, folder, file), 'utf8'))
      return (data.drafts as { text: string }[]).map((draft) => ({
        ...unmark(draft.text),
        period: data.factSheet.period,
      }))
    }),
  )
  const tally = { claims: 0, seen: 0, exact: 0, still: 0, exempt: 0, unmarked: 0 }
  for (const { text, marks, period } of drafts) {
    const claims = read(text, { period }).filter((m) => m.exempt === null && m.kind !== 'date')
    for (const mark of marks) {
      const over = claims.filter((m) => overlaps(m, mark))
      if (mark.tag === '-') {
        tally.still++
        if (over.length === 0) tally.exempt++
      } else if (mark.tag !== 'note') {
        tally.claims++
        if (over.length > 0) tally.seen++
        if (over.length === 1 && over[0]!.start === mark.start && over[0]!.end === mark.end) tally.exact++
      }
    }
    tally.unmarked += claims.filter((m) => !marks.some((mark) => overlaps(m, mark))).length
  }
  it('show every claim, in its right extent', () => {
    expect(share(tally.seen, tally.claims)).toBeGreaterThanOrEqual(99.9)
    expect(share(tally.exact, tally.claims)).toBeGreaterThanOrEqual(99.5)
  })
  it('show no claim where there is none', () => {
    expect(share(tally.exempt, tally.still)).toBeGreaterThanOrEqual(99.7)
    expect(tally.unmarked).toBe(0)
  })
})
