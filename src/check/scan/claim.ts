import { unitOf } from '../../domain/unit.ts'
import { hedgeAfter, hedgeBefore, together } from './hedge.ts'
import type { Measured } from './measured.ts'
import { type Amount, type Token, token } from './token.ts'
import type { UnitAt } from './unit-at.ts'

/** Turns a measured number into a claim: hedges on both sides, sign, 每吨 before it. */
export function claimOf(text: string, measured: Measured, floor: number, step: string): Token {
  const before = hedgeBefore(text, measured.start, floor)
  const per = pricePer(text, measured, floor)
  const more = hedgeAfter(text, measured.end)
  const { end } = more ?? measured
  const amount: Amount = {
    digits: measured.digits,
    toDigits: measured.toDigits,
    open: measured.numeral.open,
    exp: measured.exp,
    scale: measured.scale,
    unitText: per?.unit.spelling ?? measured.unit?.spelling ?? '',
    unit: per?.unit.unit ?? measured.unit?.unit ?? null,
    approx: together(together(before?.approx, measured.approx), more?.approx),
    terms: null,
    fraction: measured.fraction,
  }
  return vague(
    token(step, measured.numeral.pair ? 'range' : measured.kind, per?.start ?? before?.start ?? measured.start, end, {
      amount,
      notes: measured.notes,
    }),
    measured,
  )
}

const PER = /每(吨|立方米|方|千瓦时|度|公斤|斤|平方米)$/
/** 每吨0.85元: the denominator stands before the number. */
function pricePer(text: string, measured: Measured, floor: number): { start: number; unit: UnitAt } | null {
  if (measured.unit?.spelling !== '元') return null
  const m = PER.exec(text.slice(Math.max(floor, measured.start - 4), measured.start))
  if (m === null) return null
  const spelling = `元/${m[1]}`
  return { start: measured.start - m[0].length, unit: { end: measured.end, spelling, unit: unitOf(spelling) } }
}

/** 近百, 上百, 近千: intervals that only the hedge makes; 近百分之百 may be 99.6%. */
function vague(claim: Token, measured: Measured): Token {
  const amount = claim.amount!
  if (!measured.numeral.bare || measured.kind !== 'quantity' || measured.toDigits !== null || amount.approx === null)
    return claim
  const value = Number(measured.digits)
  if (amount.approx === '上' || amount.approx === '成') return { ...claim, amount: { ...amount, open: true } }
  if (amount.approx === '近' || amount.approx === '将近')
    return { ...claim, amount: { ...amount, digits: String(value * 0.85), toDigits: String(value - 1) } }
  return claim
}
