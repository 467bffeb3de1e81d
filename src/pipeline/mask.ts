import type { Mention } from '../check/mention.ts'
import { read } from '../check/read.ts'
import type { Period } from '../domain/fact-sheet.ts'
import { overlaps, type Span } from '../domain/span.ts'
import { findNames, namesOfTitle } from './find-names.ts'

/** A passage that may be shown to a model, and what was taken out of it. */
export interface Masked {
  /** The text with ⟦数⟧, ⟦地⟧, ⟦机构⟧, ⟦人⟧, ⟦期⟧ in place of what is another report's. */
  readonly text: string
  /** Each distinct thing that was masked, as it stood: if it turns up in a draft without a fact behind it, it leaked. */
  readonly hidden: readonly string[]
}
/** What is known of the report beside its words. */
export interface MaskOptions {
  /** The title of the report: the places it names are masked wherever they stand. */
  readonly title?: string
  /** The year that the report speaks of. */
  readonly year?: number | null
}

type Mask = '数' | '地' | '机构' | '人' | '期'
interface Masking extends Span {
  readonly mask: Mask
}

/**
 * Masks figures, dates, places, organisations and people. What belongs to the style stays: 一是, （二）, PM2.5, Ⅲ类, 五位一体,
 * 三个方面. No digit survives outside such names. Pure.
 */
export function mask(text: string, { title = '', year = null }: MaskOptions = {}): Masked {
  const mentions = read(text, { period: periodOf(year) })
  const maskings = [
    ...findNames(text, namesOfTitle(title)).map(({ start, end, kind }): Masking => ({ start, end, mask: kind })),
    ...mentions.flatMap((mention) => maskingOf(mention)),
  ]
  const kept = mentions.filter((mention) => staysWhole(mention))
  const chosen = firstOf([...maskings, ...digitsLeft(text, [...maskings, ...kept])])
  const remembered = chosen.filter((masking) => tells(masking, text)).map(({ start, end }) => text.slice(start, end))
  return { text: replaced(text, chosen), hidden: [...new Set(remembered)] }
}

/** 一季度, 三个 and 一起 are said everywhere: finding them in a draft proves nothing. Names and figures in digits do. */
function tells({ mask, start, end }: Masking, text: string): boolean {
  if (mask === '地' || mask === '机构' || mask === '人') return true
  return /\d/.test(text.slice(start, end)) || (mask === '数' && end - start >= TELLING_WORDS)
}
const TELLING_WORDS = 4

/** `read` binds dates to a period; for a mask it is enough that there is one. */
const ANY_YEAR = 2000
const periodOf = (year: number | null): Period => ({
  year: year ?? ANY_YEAR,
  quarter: undefined,
  half: undefined,
  month: undefined,
})

/** Names with a digit in them that every report may use: PM2.5, A2/O, 12345热线. A document's number is not one of them. */
const staysWhole = ({ kind, exempt }: Mention): boolean => kind === 'name' && exempt !== 'document'

function maskingOf(mention: Mention): Masking[] {
  if (mention.kind === 'date' || mention.kind === 'time') {
    return /[\d〇零一二三四五六七八九十]/.test(mention.text) ? [{ ...spanOf(mention), mask: '期' }] : []
  }
  const claims = mention.exempt === null && mention.kind !== 'ordinal' && mention.kind !== 'name'
  const digits = /\d/.test(mention.text) && !staysWhole(mention)
  return claims || digits ? [{ ...spanOf(mention), mask: '数' }] : []
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** Digits that nobody read as a figure (in a file number, a damaged table) are masked all the same. */
function digitsLeft(text: string, known: readonly Span[]): Masking[] {
  return [...text.matchAll(/\d[\d.,，]*(?<=\d)[%‰]?/g)]
    .map(({ index, 0: digits }): Masking => ({ start: index, end: index + digits.length, mask: '数' }))
    .filter((run) => !known.some((span) => overlaps(run, span)))
}

/** In order and without overlap; of two that overlap the one that begins first, or is longer, stays. */
function firstOf(maskings: readonly Masking[]): Masking[] {
  const sorted = maskings.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let reached = 0
  return sorted.filter(({ start, end }) => {
    if (start < reached) return false
    reached = end
    return true
  })
}

function replaced(text: string, maskings: readonly Masking[]): string {
  let at = 0
  const parts = maskings.flatMap(({ start, end, mask }) => {
    const before = text.slice(at, start)
    at = end
    return [before, `⟦${mask}⟧`]
  })
  return parts.join('') + text.slice(at)
}
