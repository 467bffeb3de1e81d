import type { FigureKind } from '../../domain/finding.ts'
import lexicon from '../lexicon/presumptions.json' with { type: 'json' }
import type { Amount, Token } from '../scan/token.ts'

/** What a number measures; '' where its unit is not known. */
export const dimensionOf = ({ unit }: Amount): string => unit?.dimension ?? ''

/** The dimensions of time: how long something lasts. */
export const TIMES: ReadonlySet<string> = new Set(lexicon.times)
/** What is measured, not counted: of such a bound is most often one that somebody set. */
export const MEASURES: ReadonlySet<string> = new Set(lexicon.measures)
/** Numbers that set one amount against another. */
export const SHARES: ReadonlySet<FigureKind> = new Set(['percentage', 'ratio', 'multiple', 'fraction'])

/** A number and what stands around it; cut out of the text when asked for. */
export class Place {
  readonly kind: FigureKind
  readonly digits: string
  readonly unitText: string
  readonly unitName: string
  readonly dimension: string
  /** Its hedge; '' where it has none. */
  readonly approx: string
  readonly #text: string
  readonly #token: Token
  readonly #from: number
  readonly #to: number

  /** Of what stands from `from` to `to`. */
  constructor(text: string, token: Token, from: number, to: number) {
    const { unit, unitText, approx, digits } = token.amount!
    this.kind = token.kind
    this.digits = digits
    this.unitText = unitText
    this.unitName = unit?.name ?? unitText
    this.dimension = dimensionOf(token.amount!)
    this.approx = approx ?? ''
    this.#text = text
    this.#token = token
    this.#from = from
    this.#to = to
  }

  get written(): string {
    return this.#text.slice(this.#token.start, this.#token.end)
  }

  /** What stands before it, from the last 。； on. */
  get sentence(): string {
    return this.#text.slice(this.#from, this.#token.start)
  }

  /** What stands before it, from the last mark on. */
  get clause(): string {
    const { sentence } = this
    return sentence.slice(Math.max(sentence.lastIndexOf('，'), sentence.lastIndexOf(':')) + 1)
  }

  get after(): string {
    return this.#text.slice(this.#token.end, this.#to)
  }

  /** The last character before it. */
  get last(): string {
    return this.#text.charAt(this.#token.start - 1)
  }
}
