import { readFactValue } from '../../domain/fact-value.ts'
import { readCell, withSign } from './cells.ts'
import type { Collector } from './collector.ts'
import type { Column } from './columns.ts'
import { type Base, baseBefore, type Derived, derivedName, isSurelyRate, judge, kindOf } from './derived.ts'
import { lineOf, type Row } from './grid.ts'
import type { ParsedFact } from './parsed-facts.ts'

/** A share whose whole is known only when the table is read to its end. */
export interface PendingShare {
  readonly factId: string
  readonly heading: string
  readonly cell: Derived
  readonly line: number
}

const SAME = /^(?:与?(?:上年|去年|上期)?(?:同期)?(?:持平|相同|不变)|平)$/

/** 持平 says what the base is, where no cell has said it; true where it says nothing else. */
function staysSame(fact: ParsedFact, base: Base, out: Collector): boolean {
  if (base !== 'lastYear' && base !== 'lastPeriod') return false
  if (fact[base] === null) out.update(fact.id, { [base]: fact.value })
  return fact[base] === null || readFactValue(fact[base])?.lo.eq(readFactValue(fact.value)!.lo) === true
}

/** Takes the columns that can be worked out from a fact's own cells: agreeing they say nothing new, without their base they are facts. */
export function judgeDerived(
  row: Row,
  columns: readonly Column[],
  fact: ParsedFact,
  doneName: string,
  out: Collector,
): readonly PendingShare[] {
  return columns.flatMap((column) => {
    const raw = (row.cells[column.index] ?? '').trim()
    const line = lineOf(row, column)
    const base = kindOf(column.name).base as Base
    if (SAME.test(raw) && staysSame(fact, base, out)) return []
    const cell = readCell(withSign(raw))
    if (cell.kind === 'unread') out.reject(line, raw, cell.reason)
    if (cell.kind === 'text') out.note(`${fact.label}${column.name}：${cell.text}`)
    if (cell.kind !== 'value') return []
    const derived = { base, literal: cell.literal, unit: cell.unit ?? unitOver(column, fact) }
    if (base === 'whole') return [{ factId: fact.id, heading: column.name, cell: derived, line }]
    settle(fact, column.name, derived, line, doneName, out)
    return []
  })
}

/** 同比(%) says per cent over the column, 增速 by its name, 增减额 that it is an amount. */
function unitOver(column: Column, fact: ParsedFact): string | null {
  if (column.unit !== null) return column.unit
  if (isSurelyRate(column.name)) return '%'
  return /[额量数]$/.test(column.name) ? (fact.unit ?? '') : null
}

/** Shares of a 合计, which is known by now; the total's own 100% says nothing. */
export function judgeShares(shares: readonly PendingShare[], out: Collector): void {
  const wholes = new Set(shares.map(({ factId }) => out.fact(factId)?.partOf))
  for (const { factId, heading, cell, line } of shares) {
    const fact = out.fact(factId)!
    if (wholes.has(factId) && readFactValue(cell.literal)?.lo.eq(100)) continue
    settle(fact, heading, cell, line, fact.label, out)
  }
}

function settle(
  fact: ParsedFact,
  heading: string,
  cell: Derived,
  line: number,
  doneName: string,
  out: Collector,
): void {
  const base = cell.base === 'whole' ? (out.fact(fact.partOf ?? '')?.value ?? null) : fact[cell.base]
  if (base === null && (cell.base === 'lastYear' || cell.base === 'lastPeriod') && cell.unit !== null) {
    const before = baseBefore(cell, fact.value, fact.unit)
    if (before !== null) {
      out.update(fact.id, { [cell.base]: before })
      return
    }
  }
  const judgement = base === null ? 'unknown' : judge(cell, fact.value, base, fact.unit)
  if (judgement === 'agrees') return
  if (judgement !== 'unknown') {
    const field = cell.base === 'whole' ? 'value' : cell.base
    const said = `${cell.literal}${cell.unit ?? ''}`
    const reason = `表中“${heading}”写作 ${said}，按数值算得 ${judgement.instead}，请核对原表`
    out.reject(line, said, reason, { factId: fact.id, field })
    return
  }
  const doubt = doubtOf(cell, heading, fact)
  const isRate = cell.unit === '%' || cell.unit === '‰'
  const read = {
    label: `${cell.base === 'target' ? doneName : fact.label}${derivedName(heading, isRate)}`,
    value: cell.literal,
    unit: cell.unit,
    line,
  }
  if (doubt) out.offer(cell.literal, doubt, 'unit', { ...read, label: `${fact.label}${heading}`, unit: null })
  else out.add(read)
}

/** Why nobody can say what the number means; null where it is plain. */
function doubtOf(cell: Derived, heading: string, fact: ParsedFact): string | null {
  const change = cell.base === 'lastYear' || cell.base === 'lastPeriod'
  if (cell.unit === null) return `“${heading}”没有写明是百分数还是增减的数量，请补上单位`
  if (change && cell.unit === '%' && fact.unit === '%') return `“${heading}”看不出是百分数还是百分点，请补上单位`
  const value = readFactValue(cell.literal)
  const fraction = !change && cell.unit === '%' && value && value.places > 1 && value.lo.lte(1) && value.lo.gt(0)
  return fraction ? `“${heading}”写作 ${cell.literal}，看不出是不是百分数，请写明 %` : null
}
