import type { Span } from './span.ts'

/** A place that the drafter left open because nobody gave it anything to say there: 【此处请补充存在问题】. */
export interface Gap extends Span {
  readonly text: string
}

const GAP = /【[^】\n]*补充[^】\n]*】/g

/** The places of a text that somebody has still to fill in or to strike, in order. */
export const gapsIn = (text: string): Gap[] =>
  [...text.matchAll(GAP)].map(({ index, 0: words }) => ({ start: index, end: index + words.length, text: words }))
