import { check } from '../../../src/check/check.ts'
import type { Finding } from '../../../src/domain/finding.ts'
import { sources, statements } from './corpus.ts'
import { chanceOf, type Statement, type Told } from './fill.ts'

/*
 * How often a true number is accused and a spoilt one is not, template by template.
 * `node test/bench/several/measure.ts [--most 40] [--kind all3] [--show 20] [--spoilt] [--paragraphs]`
 */

/** A true statement in which something is accused. */
export interface Alarm {
  readonly statement: Statement
  readonly accused: readonly Finding[]
  /** The true numbers among them; the others accuse a word or a number that states nothing. */
  readonly numbers: number
}

const errorsIn = (sheet: Statement['sheet'], text: string): Finding[] =>
  check(sheet, text).findings.filter(({ severity }) => severity === 'error')
const touches = (finding: { start: number; end: number }, at: { start: number; end: number }) =>
  finding.start < at.end && at.start < finding.end

/** What is accused of a true statement; null where nothing is. */
export function alarmOf(statement: Statement): Alarm | null {
  const accused = errorsIn(statement.sheet, statement.text)
  if (accused.length === 0) return null
  const numbers = statement.told.filter((told) => accused.some((finding) => touches(finding, told))).length
  return { statement, accused, numbers }
}

/** A statement with one thing wrong. */
export interface Spoiling {
  readonly kind: string
  readonly text: string
  /** The stretches that are wrong. */
  readonly at: readonly { readonly start: number; readonly end: number }[]
}

const replaced = (text: string, { start, end }: Told, by: string) => text.slice(0, start) + by + text.slice(end)

/** The number with one of its digits changed, never the first to nought. */
function otherDigit(number: string, pick: (n: number) => number): string | null {
  const places = [...number.matchAll(/\d/g)].map(({ index }) => index)
  const at = places[pick(places.length || 1)]
  if (at === undefined || !/^\d[\d.]*[^\d余多左]/.test(`${number}。`)) return null
  const digit = String((Number(number[at]) + 1 + pick(8)) % 10)
  if (digit === '0' && at === 0) return null
  return number.slice(0, at) + digit + number.slice(at + 1)
}

/** Two numbers in one another's place, where both are of one unit. */
function* exchanges({ text, told }: Statement): Generator<Spoiling> {
  const plain = /^(\d[\d.]*)([^\d余多左]*)$/
  for (let i = 0; i < told.length; i++) {
    for (let k = i + 1; k < told.length; k++) {
      const [a, b] = [told[i]!, told[k]!]
      const [x, y] = [plain.exec(text.slice(a.start, a.end)), plain.exec(text.slice(b.start, b.end))]
      if (!x || !y || x[1] === y[1] || a.tag !== b.tag || (x[2] !== y[2] && x[2] !== '')) continue
      const first = replaced(text, b, x[1]! + y[2]!)
      const by = y[1]! + x[2]!
      const shift = by.length - (a.end - a.start)
      const end = b.start + shift + x[1]!.length + y[2]!.length
      yield {
        kind: 'exchanged',
        text: replaced(first, a, by),
        at: [
          { start: a.start, end: a.start + by.length },
          { start: b.start + shift, end },
        ],
      }
    }
  }
}

/** What can be spoilt in a statement, one at a time. */
export function* spoilings(statement: Statement): Generator<Spoiling> {
  const { text, told } = statement
  const pick = chanceOf(text)
  const put = (one: Told, kind: string, number: string): Spoiling => ({
    kind,
    text: replaced(text, one, number),
    at: [{ start: one.start, end: one.start + number.length }],
  })
  for (const one of told) {
    const spoilt = otherDigit(text.slice(one.start, one.end), pick)
    if (spoilt) yield put(one, 'digit', spoilt)
    for (const { kind, number } of one.spoilt) yield put(one, kind, number)
  }
  yield* exchanges(statement)
}

/** Whether the spoilt stretch, each of two, is accused. */
export const found = ({ sheet }: Statement, { text, at }: Spoiling): number => {
  const accused = errorsIn(sheet, text)
  return at.filter((stretch) => accused.some((finding) => touches(finding, stretch))).length
}

/** Statements of one sheet as paragraphs of three to six. */
export function paragraphs(all: readonly Statement[]): Statement[] {
  const bySheet = Map.groupBy(
    all.filter(({ sheet, template }) => template.kind !== 'foreign' && sheet),
    ({ at }) => at,
  )
  return [...bySheet].flatMap(([at, several]) => {
    const pick = chanceOf(at)
    const order = several.map((one) => ({ one, at: pick(1 << 30) })).sort((a, b) => a.at - b.at)
    const out: Statement[] = []
    for (let i = 0; i < order.length; ) {
      const part = order.slice(i, i + 3 + pick(4)).map(({ one }) => one)
      i += part.length
      if (part.length < 3) break
      let text = ''
      const told: Told[] = []
      for (const one of part) {
        told.push(...one.told.map((t) => ({ ...t, start: t.start + text.length, end: t.end + text.length })))
        text += one.text
      }
      out.push({ ...part[0]!, text, told })
    }
    return out
  })
}

/** Figures of one kind of template. */
export interface Row {
  told: number
  accused: number
  statements: number
  alarmed: number
}

function tell(args: readonly string[]) {
  const option = (name: string) => args[args.indexOf(name) + 1]!
  const most = args.includes('--most') ? Number(option('--most')) : 40
  const kind = args.includes('--kind') ? option('--kind') : null
  const show = args.includes('--show') ? Number(option('--show')) : 0
  const single = statements(sources(), most).filter(({ template }) => !kind || template.kind === kind)
  const all = args.includes('--paragraphs') ? paragraphs(single) : single
  const rows = new Map<string, Row & { alarms: Alarm[]; name: string }>()
  for (const statement of all) {
    const name = args.includes('--paragraphs')
      ? 'paragraphs'
      : `${statement.template.kind} · ${statement.template.manner} · ${statement.template.text}`
    const row = rows.get(name) ?? { name, told: 0, accused: 0, statements: 0, alarmed: 0, alarms: [] }
    rows.set(name, row)
    const alarm = alarmOf(statement)
    row.told += statement.told.length
    row.statements++
    if (!alarm) continue
    row.accused += alarm.numbers
    row.alarmed++
    row.alarms.push(alarm)
  }
  const total = (list: Iterable<Row>) =>
    [...list].reduce(
      (sum, r) => ({
        told: sum.told + r.told,
        accused: sum.accused + r.accused,
        statements: sum.statements + r.statements,
        alarmed: sum.alarmed + r.alarmed,
      }),
      { told: 0, accused: 0, statements: 0, alarmed: 0 },
    )
  const line = (name: string, r: Row) =>
    console.log(
      `${name.padEnd(16)} ${r.accused}/${r.told} accused = ${((100 * r.accused) / r.told).toFixed(2)} %, ${r.alarmed}/${r.statements} statements`,
    )
  const byKind = Map.groupBy(rows.values(), ({ name }) => name.split(' · ')[0]!)
  for (const [name, list] of byKind) line(name, total(list))
  for (const manner of ['bureau', 'clerk', 'model', 'stress']) {
    const list = [...rows.values()].filter(({ name }) => name.includes(` · ${manner} · `))
    if (list.length) line(`— ${manner}`, total(list))
  }
  line('ALL', total(rows.values()))
  for (const row of [...rows.values()]
    .sort((a, b) => b.alarmed / b.statements - a.alarmed / a.statements)
    .slice(0, show)) {
    if (row.alarmed === 0) break
    line(`\n${row.name}\n  `, row)
    for (const { statement, accused } of row.alarms.slice(0, args.includes('--all') ? 99 : 3))
      console.log(
        `    ${statement.at} ${statement.text}\n      ${accused.map((f) => `${f.code}【${f.text}】${f.message}`).join('\n      ')}`,
      )
  }
  if (args.includes('--spoilt')) tellSpoilt(single, show)
}

function tellSpoilt(all: readonly Statement[], show: number) {
  const rows = new Map<string, { all: number; found: number; both: number; missed: string[] }>()
  for (const statement of all) {
    if (alarmOf(statement)) continue
    for (const spoiling of spoilings(statement)) {
      for (const name of [
        spoiling.kind,
        `${spoiling.kind} · ${statement.template.kind} · ${statement.template.text}`,
      ]) {
        const row = rows.get(name) ?? { all: 0, found: 0, both: 0, missed: [] }
        rows.set(name, row)
        const n = found(statement, spoiling)
        row.all++
        if (n > 0) row.found++
        else row.missed.push(`${statement.at} ${spoiling.text} ← ${statement.text}`)
        if (n === spoiling.at.length) row.both++
      }
    }
  }
  for (const [name, row] of rows)
    if (!name.includes(' · '))
      console.log(
        `${name.padEnd(14)} found ${row.found}/${row.all} = ${((100 * row.found) / row.all).toFixed(2)} %, all of it ${((100 * row.both) / row.all).toFixed(2)} %`,
      )
  const worst = [...rows]
    .filter(([name]) => name.includes(' · '))
    .sort(([, a], [, b]) => b.missed.length - a.missed.length)
  for (const [name, row] of worst.slice(0, show)) {
    if (row.missed.length === 0) break
    console.log(`\n${name} missed ${row.missed.length}/${row.all}`)
    for (const missed of row.missed.slice(0, 3)) console.log(`    ${missed}`)
  }
}

if (import.meta.main) tell(process.argv.slice(2))
