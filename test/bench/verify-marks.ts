import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FactSheet } from '../../src/domain/fact-sheet.ts'
import { SEVERITY } from '../../src/domain/finding.ts'
import { readSurface, type Surface } from './stated.ts'

/*
 * Says which marks of a folder of cases are not true: every faithful figure is recomputed from the fact sheet, every wrong
 * one must really be wrong. `node test/bench/verify-marks.ts fixtures/trial`
 */

interface Mark {
  readonly surface: string
  readonly tag: string
  readonly before: string
}
type Facts = ReadonlyMap<string, FactSheet['facts'][number]>
const MARK = /⟦([^¦⟧]*)¦([^⟧]*)⟧/g

const marksOf = (marked: string): Mark[] =>
  [...marked.matchAll(MARK)].map((m) => ({
    surface: m[1]!,
    tag: m[2]!,
    before: marked
      .slice(0, m.index)
      .replace(MARK, '$1')
      .split(/[，。；\n]/)
      .at(-1)!,
  }))

const cell = (facts: Facts, reference: string): { surface: Surface; places: number } | string => {
  const [id = '', field = 'value'] = reference.split('.')
  const fact = facts.get(id)
  if (!fact) return `no fact ${id}`
  const literal = fact[field as 'value' | 'lastYear' | 'lastPeriod' | 'target']
  if (literal === null || literal === undefined) return `${reference} is empty`
  const surface = readSurface(`${literal}${fact.unit ?? ''}`)
  return surface ? { surface, places: 0 } : `cannot read the cell ${literal}`
}

const exact = (facts: Facts, reference: string): number => {
  const read = cell(facts, reference)
  if (typeof read === 'string') throw new Error(read)
  return read.surface.lo
}

/** Signed result of a rule over facts; rates as ratios (0.12), differences in the fact's base unit. */
function derive(facts: Facts, rule: string, ids: readonly string[]): number {
  const [a, b] = ids as [string, string?]
  const value = exact(facts, a)
  if (rule === 'sum') return ids.reduce((sum, id) => sum + exact(facts, id), 0)
  if (rule === 'share') return value / exact(facts, b!)
  if (rule === 'difference') return value - exact(facts, b!)
  if (rule === 'multiple') return value / (b ? exact(facts, b) : exact(facts, `${a}.lastYear`))
  const [base, kind] = rule.split('-') as [string, string]
  const other = exact(facts, `${a}.${{ yoy: 'lastYear', qoq: 'lastPeriod', target: 'target' }[base]}`)
  if (rule === 'target-rate') return value / other
  return kind === 'rate' ? (value - other) / other : value - other
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** Whether the stated interval, widened by half its last digit where nothing hedges it, holds the true value. */
function holds(stated: Surface, truth: number, slack: number): boolean {
  const room = stated.hedged ? 0 : slack
  return truth >= stated.lo - room - 1e-9 * Math.abs(truth) && truth <= stated.hi + room + 1e-9 * Math.abs(truth)
}

function derivedTruth(stated: Surface, rule: string, signed: number): boolean {
  const truth = Math.abs(signed)
  if (stated.sort === 'percent')
    return holds(
      stated,
      rule.endsWith('pp') || rule.endsWith('diff') || rule === 'difference' ? truth : truth * 100,
      stated.step / 2,
    )
  if (stated.sort === 'ratio') return holds(stated, truth, stated.step / 2)
  if (stated.sort === 'times') return holds(stated, truth, stated.step / 2)
  if (stated.sort === 'doublings') return holds(stated, Math.log2(rule.endsWith('rate') ? 1 + signed : truth), 0.05)
  return holds(stated, truth, stated.step / 2)
}

const UP = /增长|增加|提高|上升|提升|高于|高出|超(?!过)|净增|扩大|增供|增幅|升高|多|涨|高$/g
const DOWN = /下降|减少|降低|低于|少|还差|尚差|差|降幅|回落|压减|缩短|压降|缺口|前移|缩小|降|低$/g
/** +1, -1 or 0 for the direction word nearest before the mark. */
function direction(before: string): number {
  const at = (pattern: RegExp) => [...before.slice(-8).matchAll(pattern)].at(-1)?.index ?? -1
  const [up, down] = [at(UP), at(DOWN)]
  return up === down ? 0 : up > down ? 1 : -1
}

/** What is untrue about one mark, or null. */
export function fault(facts: Facts, mark: Mark, worded = true): string | null {
  if (mark.tag === '-' || mark.tag === 'note' || mark.tag.startsWith('!')) return null
  const stated = readSurface(mark.surface)
  const derived = /^=([a-z-]+)\((.+)\)$/.exec(mark.tag)
  if (derived) {
    const [, rule = '', list = ''] = derived
    if (mark.surface === '零增长') return derive(facts, rule, list.split(',')) === 0 ? null : 'is not zero'
    if (!stated) return 'cannot be read'
    if (stated.sort === 'terms') return null
    const truth = derive(facts, rule, list.split(','))
    if (!derivedTruth(stated, rule, truth)) return `should be ${truth}`
    const said = direction(mark.before)
    const negative = exact(facts, list.split(',')[0]!) < 0 // of a fall, 收窄 is a rise
    if (worded && !negative && /yoy|qoq|target-diff/.test(rule) && said !== 0 && Math.sign(truth) !== said)
      return `direction, is ${truth}`
    return null
  }
  if (!stated) return 'cannot be read'
  const read = cell(facts, mark.tag)
  if (typeof read === 'string') return read
  const { lo, hi } = read.surface
  const units =
    stated.unit && read.surface.unit && stated.unit !== read.surface.unit
      ? ` (${stated.unit} for ${read.surface.unit})`
      : ''
  if (stated.sort === 'ratio' && read.surface.sort === 'percent')
    return holds(stated, lo / 100, stated.step / 2) ? null : `should be ${lo}%`
  if (stated.hedged)
    return lo >= stated.lo - 1e-9 && (hi <= stated.hi + 1e-9 || read.surface.hedged) ? null : `should be ${lo}${units}`
  if (close(stated.lo, lo) || (lo < 0 && close(stated.lo, -lo) && direction(mark.before) < 0)) return null
  // a list lends 万 and the unit from its last member
  return [1e4, 1e8, 1e3, 1e4 / 15, 1e7, 1e8 / 15].some((k) => close(stated.lo * k, lo)) && !stated.unit
    ? null
    : `should be ${lo}${units}`
}

function verifyCase(path: string): string[] {
  const data = JSON.parse(readFileSync(path, 'utf8')) as {
    factSheet: unknown
    drafts: { id: string; text: string }[]
    wrong: { id: string; text: string; why: string; alt?: string[] }[]
  }
  const sheet = FactSheet.parse(data.factSheet)
  const facts: Facts = new Map(sheet.facts.map((fact) => [fact.id, fact]))
  const out: string[] = []
  const used = new Set<string>()
  const judge = (where: string, text: string) => {
    const bare = text.replace(MARK, '').match(/[^，。；\n]{0,6}[0-9０-９⟦⟧¦[\]][^，。；\n]{0,6}/)
    if (bare) out.push(`${where}: unmarked ${bare[0]}`)
    for (const mark of marksOf(text)) {
      const id = /^[\w]+/.exec(mark.tag.replace(/^=[a-z-]+\(/, ''))?.[0]
      if (id) used.add(id)
      let said: string | null
      try {
        said = fault(facts, mark, !text.includes('¦!direction'))
      } catch (error) {
        said = (error as Error).message
      }
      if (said) out.push(`${where}: …${mark.before.slice(-10)}【${mark.surface}¦${mark.tag}】 ${said}`)
    }
  }
  for (const draft of data.drafts) judge(draft.id, draft.text)
  for (const fact of sheet.facts) if (!used.has(fact.id)) out.push(`fact ${fact.id} appears in no draft`)
  for (const item of data.wrong) {
    judge(item.id, item.text)
    const bad = marksOf(item.text).filter((mark) => mark.tag.startsWith('!'))
    if (bad.length === 0) out.push(`${item.id}: no error marked`)
    for (const mark of bad) out.push(...wrongness(facts, item.id, mark))
  }
  return out
}

/** A marked error must be one: a known code, a known fact, and not the fact's own value. */
function wrongness(facts: Facts, where: string, mark: Mark): string[] {
  const [code = '', id] = mark.tag.slice(1).split(':')
  if (!(code in SEVERITY)) return [`${where}: unknown code ${code}`]
  if (id && !facts.has(id)) return [`${where}: unknown fact ${id}`]
  const exactErrors = ['value-mismatch', 'misattributed', 'inconsistent', 'rounded', 'qualifier']
  if (id && exactErrors.includes(code) && fault(facts, { ...mark, tag: id }) === null)
    return [`${where}: 【${mark.surface}】 is true of ${id}`]
  return []
}

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

function verifyFigures(dir: string): string[] {
  const out: string[] = []
  const file = (name: string) => (existsSync(join(dir, name)) ? join(dir, name) : null)
  const exempt = file('exempt.jsonl')
  for (const row of exempt
    ? lines<{ text: string; spans: [string, number][]; claims?: [string, number][] }>(exempt)
    : [])
    for (const [surface] of [...row.spans, ...(row.claims ?? [])])
      if (!row.text.includes(surface)) out.push(`exempt: ${surface} not in ${row.text}`)
  const quantities = file('quantities.jsonl')
  for (const row of quantities ? lines<{ surface: string; context: string; value: string }>(quantities) : [])
    if (!row.context.includes(row.surface)) out.push(`quantities: ${row.surface} not in ${row.context}`)
  const attribution = file('attribution.json')
  const items = attribution
    ? (JSON.parse(readFileSync(attribution, 'utf8')) as { facts: unknown[]; text: string }[])
    : []
  items.forEach((item, i) => {
    const sheet = FactSheet.parse({
      reportType: 'township-quarterly',
      organisation: '云溪镇人民政府',
      period: { year: 2026, quarter: 2 },
      facts: item.facts,
    })
    const facts: Facts = new Map(sheet.facts.map((fact) => [fact.id, fact]))
    for (const mark of marksOf(item.text)) {
      const said = fault(facts, mark)
      if (said) out.push(`attribution ${i}: 【${mark.surface}¦${mark.tag}】 ${said}`)
    }
  })
  return out
}

/** Every fault of a folder of cases, each line naming its file. */
export function verifyFolder(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isDirectory())
    .flatMap((name) => {
      const dir = join(folder, name)
      const cases = readdirSync(dir).filter((file) => /^\d+.*\.json$/.test(file))
      return [
        ...cases.flatMap((file) => verifyCase(join(dir, file)).map((line) => `${name}/${file} ${line}`)),
        ...verifyFigures(dir).map((line) => `${name} ${line}`),
      ]
    })
}

if (import.meta.main) {
  const found = verifyFolder(resolve(process.argv[2] ?? 'fixtures/trial'))
  for (const line of found) console.log(line)
  console.log(`${found.length} faults`)
  process.exitCode = found.length ? 1 : 0
}
