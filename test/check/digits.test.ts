import { describe, expect, it } from 'vitest'
import { places, shift, withoutZeros } from '../../src/check/scan/digits.ts'
import { type Parsed, parseRun } from '../../src/check/scan/han-value.ts'

describe('digits', () => {
  it.each([
    ['0327', '327'],
    ['0', '0'],
    ['000', '0'],
    ['0.5', '0.5'],
    ['00.5', '0.5'],
    ['1020', '1020'],
  ])('%s without its zeros is %s', (digits, plain) => {
    expect(withoutZeros(digits)).toBe(plain)
  })

  it.each([
    ['6.30', 0, '6.30'],
    ['6.30', 1, '63.0'],
    ['6.30', 2, '630'],
    ['6.30', 4, '63000'],
    ['0.05', 1, '0.5'],
    ['0.05', 3, '50'],
    ['12', 4, '120000'],
    ['-6.30', 1, '-63.0'],
    ['-6.30', 4, '-63000'],
    ['-0.05', 3, '-50'],
  ])('%s moved by %i places is %s', (digits, n, moved) => {
    expect(shift(digits, n)).toBe(moved)
  })

  it.each([
    ['12', 0],
    ['12.', 0],
    ['1.2', 1],
    ['.250', 3],
  ])('%s has %i places', (digits, n) => {
    expect(places(digits)).toBe(n)
  })
})

const whole = (value: number, exp = 0, scale = 0): Parsed => ({
  lo: value,
  hi: value,
  exp,
  scale,
  pair: false,
  bare: false,
})
const pair = (lo: number, hi: number, exp = 0, scale = 0): Parsed => ({ lo, hi, exp, scale, pair: true, bare: false })

describe('a run of Han numerals', () => {
  it.each<[string, Parsed]>([
    ['七', whole(7)],
    ['二〇二六', whole(2026)],
    ['一零八', whole(108)],
    ['十', whole(10)],
    ['廿八', whole(28)],
    ['卅一', whole(31)],
    ['一百零八', whole(108)],
    ['一千二百零四', whole(1204)],
    ['壹仟贰佰零肆', whole(1204)],
    ['八百五', whole(850)],
    ['三万五', whole(35_000, 3)],
    ['三万零五', whole(30_005)],
    ['三万五千', whole(35_000, 3)],
    ['三百万', whole(3_000_000, 6, 4)],
    ['一亿零八百万', whole(108_000_000, 6, 4)],
    ['一万二千亿', whole(1_200_000_000_000, 11, 8)],
    ['九千万亿', whole(9e15, 15, 12)],
  ])('%s is one number', (run, parsed) => {
    expect(parseRun(run)).toEqual(parsed)
  })

  it.each<[string, Parsed]>([
    ['七八', pair(7, 8)],
    ['三五', pair(3, 5)],
    ['七八十', pair(70, 80)],
    ['二三百', pair(200, 300)],
    ['十七八', pair(17, 18)],
    ['三四万', pair(30_000, 40_000, 4, 4)],
  ])('%s is about one', (run, parsed) => {
    expect(parseRun(run)).toEqual(parsed)
  })

  it.each(['百', '千', '万', '千万', '百十', '佰'])('%s counts only with a hedge', (run) => {
    expect(parseRun(run)?.bare).toBe(true)
  })

  it.each(['一百', '十万', '十', '七八'])('%s counts by itself', (run) => {
    expect(parseRun(run)?.bare).toBe(false)
  })

  it.each([
    '三一',
    '一二三',
    '五三',
    '三六',
    '十百',
    '一百二百',
    '一百千',
    '三零四百',
    '七八九十',
    '十七八九',
    '一万亿亿',
  ])('%s is none', (run) => {
    expect(parseRun(run)).toBeNull()
  })
})
