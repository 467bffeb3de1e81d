import { type Decimal, decimal, decimalPlaces, pow10 } from './decimal.ts'
import { DIGIT, readHanNumeral, SCALE } from './han-numeral.ts'

/**
 * Reads the value cell of a fact: what a clerk types into a table, not prose. The checker has a reader of its own
 * (check/), written apart on purpose, so that a fault in one shows as a disagreement with the other.
 */
export interface FactValue {
  /** Exact lower end; for a plain number the number itself. 万, 亿, 千 are folded in. */
  readonly lo: Decimal
  /** Upper end of a range (`3~5`) or of a Han interval (`十余`), otherwise equal to `lo`; null where there is none (`上百`). */
  readonly hi: Decimal | null
  /** Digits after the point as written before scaling: `"69.60"` → 2. */
  readonly places: number
  /** The power of ten of the scale as written: 万 → 4, 亿 → 8. */
  readonly scale: number
  /** The hedge as written, or null. */
  readonly approx: string | null
  /** What followed the digits: a unit, `%`, 名 …; '' where nothing did. */
  readonly unit: string
}

const HEDGE_BEFORE = [
  '不少于',
  '不低于',
  '不高于',
  '不超过',
  '大约',
  '将近',
  '超过',
  '突破',
  '至少',
  '约',
  '近',
  '超',
  '逾',
  '达',
  '≥',
  '≤',
  '>',
  '<',
]
const HEDGE_AFTER = ['以上', '以下', '左右', '以内', '上下']
interface Plain {
  value: Decimal
  places: number
  scale: number
}

function readPlain(text: string): Plain | null {
  const m = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(千|万|亿)?$/.exec(text)
  if (m) {
    // The library of decimals knows no plus sign.
    const digits = m[1]!.replaceAll(',', '').replace(/^\+/, '')
    const scale = m[2] ? SCALE[m[2]]! : 0
    return { value: decimal(digits).times(pow10(scale)), places: decimalPlaces(digits), scale }
  }
  const mixed = /^(\d+)(万)(\d+)(千)?$/.exec(text)
  if (mixed?.[4])
    return { value: decimal(mixed[1]!).times(1e4).plus(decimal(mixed[3]!).times(1e3)), places: 0, scale: 3 }
  const percent = /^百分之(.+)$/.exec(text)
  const [whole, fraction] = (percent ? percent[1]! : text).split('点')
  const value = whole ? readHanNumeral(whole) : null
  if (!value) return null
  if (fraction === undefined) return { value, places: 0, scale: 0 }
  const digits = [...fraction].map((c) => DIGIT[c])
  if (digits.length === 0 || digits.includes(undefined)) return null
  return { value: value.plus(decimal(`0.${digits.join('')}`)), places: digits.length, scale: 0 }
}

/** Han forms without an exact number, as intervals (contract.md, Values). */
const HAN_INTERVALS: readonly (readonly [string, number, number | null])[] = [
  ['十[余几多]', 11, 19],
  ['百[余多]', 101, 199],
  ['千[余多]', 1001, 1999],
  ['[数几]十', 20, 99],
  ['[数几]百', 200, 999],
  ['[数几]千', 2000, 9999],
  ['几', 2, 9],
  ['近百', 85, 99],
  ['近千', 850, 999],
  ['近万', 8500, 9999],
  ['上百', 100, null],
  ['上千', 1000, null],
  ['上万', 10000, null],
]
const INTERVAL_FORMS = HAN_INTERVALS.map(([form, lo, hi]) => ({
  form: new RegExp(`^(${form})([^余多几一二三四五六七八九十百千万亿\\d].*)?$`),
  lo,
  hi,
}))

function readHanInterval(text: string): FactValue | null {
  for (const { form, lo, hi } of INTERVAL_FORMS) {
    const [, approx, unit = ''] = form.exec(text) ?? []
    if (approx === undefined || !isUnit(unit)) continue
    return { lo: decimal(lo), hi: hi === null ? null : decimal(hi), places: 0, scale: 0, approx, unit }
  }
  return null
}

const fold = (text: string): string =>
  text
    .trim()
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/．/g, '.')
    .replace(/，(?=\d{3})/g, ',')
    .replace(/[％﹪]/g, '%')
    .replace(/[～〜∼]/g, '~')
    .replace(/[−﹣－]/g, '-')
    .replace(/(\d)\s+(?=\d{3}(?!\d))/g, '$1')
    .replace(/\s+/g, '')

const NUMBER =
  '(?:百分之)?(?:[+-]?\\d[\\d,.]*(?:(?:千(?![米克瓦])|[万亿])\\d*)*|[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?)'
const RANGE = new RegExp(`^(${NUMBER})(%|[^\\d~—-]*?)[~—–-]+(${NUMBER})(.*)$`)
const SINGLE = new RegExp(`^(${NUMBER})([余多])?([万亿])?(.*)$`)

/**
 * Reads `"1,204"`, `"1.2万"`, `"五百余"`, `"66%"`, `"3~5"`, `"第2名"`, `"约300户"`, `"-18.2"`.
 * Gives null where the cell is no value: the caller says so with the path (`facts[3].value`).
 */
export function readFactValue(literal: string): FactValue | null {
  let text = fold(literal)
  if (text === '' || text.length > 64) return null
  const interval = readHanInterval(text)
  if (interval) return interval
  let approx: string | null = null
  for (const hedge of HEDGE_BEFORE) {
    if (text.startsWith(hedge)) {
      approx = hedge
      text = text.slice(hedge.length)
      break
    }
  }
  for (const hedge of HEDGE_AFTER) {
    if (text.endsWith(hedge)) {
      approx ??= hedge
      text = text.slice(0, -hedge.length)
      break
    }
  }
  text = text.replace(/^第/, '')
  const range = RANGE.exec(text)
  if (range) {
    const [, from, , to, unit] = range
    const a = readPlain(from!)
    const b = readPlain(to!)
    if (a && b && isUnit(unit!))
      return {
        lo: scaledLike(a, b),
        hi: b.value,
        places: Math.max(a.places, b.places),
        scale: b.scale,
        approx,
        unit: unit!,
      }
    return null
  }
  const single = SINGLE.exec(text)
  if (!single) return null
  const [, number, more, scaleAfter, unit] = single
  const plain = readPlain(number!)
  if (!plain || !isUnit(unit!)) return null
  const scale = scaleAfter ? SCALE[scaleAfter]! : 0
  const value = plain.value.times(pow10(scale))
  const percentWord = number!.startsWith('百分之') ? '%' : ''
  return {
    lo: value,
    hi: value,
    places: plain.places,
    scale: plain.scale + scale,
    approx: approx ?? more ?? null,
    unit: percentWord || unit!,
  }
}

/** The scale of the right end holds for both: 2~5万 starts at twenty thousand. */
const scaledLike = (a: Plain, b: Plain): Decimal => {
  const lifted = a.scale === 0 && b.scale > 0 ? a.value.times(pow10(b.scale)) : a.value
  return lifted.lte(b.value) ? lifted : a.value
}

/** Digits still to be filled in: 1204x, 1xx次, 20**. They look like a unit and are none. */
const OPEN_DIGITS = /^(?:[xX×Ⅹ]+(?![A-Za-z])|[*＊?？_]+)/

/** What may follow the digits in a cell: a unit, never a second number, never digits left open, never the rest of 三分之二. */
const isUnit = (text: string): boolean =>
  text.length <= 16 &&
  !OPEN_DIGITS.test(text) &&
  !/\d(?<![m²³m]\d)|^(?:分之|[几数余多十百万亿]|千(?![米克瓦]))/.test(text)
