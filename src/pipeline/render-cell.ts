import type { Fact } from '../domain/fact-sheet.ts'
import { type Amount, amountOf, measureOf, writeAmount } from './render-amount.ts'
import words from './render-words.json' with { type: 'json' }

const HAN_INTERVAL = /^(?:[十百千][余几多]|[数几][十百千万]?|[近上][百千万])$/
const HAN_ROUND = /^(?:[^\d]*?)([一二两三四五六七八九十百千万亿]+)([余多])/

/** What the clerk hedged with, in the words of prose: `≥95` → 不低于, `95以上` → 以上 after the unit. */
function hedgeOf(amount: Amount): { before: string; inside: string; after: string } {
  const hedge = amount.value.approx ?? ''
  const none = { before: '', inside: '', after: '' }
  if (hedge === '' || hedge === '达' || HAN_INTERVAL.test(hedge)) return none
  if (hedge === '余' || hedge === '多') return { ...none, inside: hedge }
  if (words.hedgesAfter.includes(hedge)) return { ...none, after: hedge }
  return { ...none, before: (words.signs as Record<string, string>)[hedge] ?? hedge }
}

/** `640余万`, and `50余` in a column of 万元, keep 余 before 万; `3万余` keeps it after. */
function withMore(number: string, more: string, literal: string): string {
  const scaled = /^(.*?)([万亿]+)$/.exec(number)
  return scaled && (/[余多]\s*[万亿]/.test(literal) || !/[万亿]/.test(literal))
    ? `${scaled[1]}${more}${scaled[2]}`
    : `${number}${more}`
}

/** `2次/月` reads 每月2次. */
function withFrequency(number: string, unit: string): string {
  const per = /^(.+)\/(日|天|周|旬|月|季度|季|年)$/.exec(unit)
  return per && words.frequency.includes(per[1]!) ? `每${per[2]}${number}${per[1]}` : `${number}${unit}`
}

/** A range repeats 万 and % at both ends (GB/T 15835): `2万～5万人`, `18%～25%`, `3～5名`. */
function writeRange(amount: Amount): string {
  const { lo, hi, scale, places, unit } = amount
  const shared = unit === '%' || unit === '‰' ? unit : ''
  const end = (value: typeof lo) => `${writeAmount(value, scale, places, '')}${shared}`
  return `${end(lo)}～${end(hi!)}${shared ? '' : unit}`
}

function writeExact(amount: Amount, literal: string): string {
  const { inside } = hedgeOf(amount)
  const han = inside ? HAN_ROUND.exec(literal.replace(/\s+/g, '')) : null
  const number = han ? han[1]! : writeAmount(amount.lo, amount.scale, amount.places, '')
  return withFrequency(inside ? withMore(number, inside, literal) : number, amount.unit)
}

/**
 * Writes one cell as an official text writes it, in the clerk's own digits and scale: `69.60` stays, `640余` → 640余张,
 * `3~5` → 3～5名, `1.2万` → 1.2万份, `1,204` and 一千二百零四 → 1204人次, `≥95%` → 不低于95%.
 */
function writeCell(literal: string, unit: string | null): string | null {
  const amount = amountOf(literal, unit)
  if (!amount) return null
  const { before, after } = hedgeOf(amount)
  const hedge = amount.value.approx
  if (hedge !== null && HAN_INTERVAL.test(hedge)) return `${hedge}${amount.unit}`
  const range = amount.hi !== null && !amount.lo.eq(amount.hi)
  return `${before}${range ? writeRange(amount) : writeExact(amount, literal)}${after}`
}

/** A place in a ranking: 第3名, and 第3位 where the label has said 名 already (考核排名第3位). */
function writeRank({ label, unit }: Fact, literal: string): string | null {
  const amount = amountOf(literal, unit)
  if (!amount?.exact) return null
  const place = amount.unit.startsWith('名') && !/名次?$/.test(label) ? '名' : '位'
  return `第${writeAmount(amount.lo, 0, 0, '')}${place}`
}

/** A cell of the fact's own kind: its value, or the value of one of its comparison columns. */
export const writeCellOf = (fact: Fact, literal: string): string | null =>
  (measureOf(fact) === 'rank' ? writeRank(fact, literal) : null) ?? writeCell(literal, fact.unit)
