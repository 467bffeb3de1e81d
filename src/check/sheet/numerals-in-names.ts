import type { Mention } from '../mention.ts'
import { onceFor } from '../once-for.ts'
import { read } from '../read.ts'
import type { SheetIndex } from './sheet-index.ts'

/* 十项便民服务, 不足百人村, 近零排放企业: the numeral of a label is a part of the name wherever the text writes it. */

/** A numeral of a label with a little of what stands beside it there. */
interface Named {
  readonly piece: string
  /** Where in it the numeral stands. */
  readonly from: number
  readonly to: number
}
const BESIDE = 4

const namedIn = onceFor<SheetIndex, readonly Named[]>(({ facts, sheet: { period } }) =>
  facts.flatMap(({ label }) =>
    read(label, { period })
      .filter((mention) => mention.exempt === null && label.length > mention.end - mention.start)
      .map(({ start, end }) => {
        const first = end < label.length ? start : Math.max(0, start - BESIDE)
        return { piece: label.slice(first, end + BESIDE), from: start - first, to: end - first }
      }),
  ),
)

/** The mentions of a text, where those that stand in a name of the sheet are no claims. */
export function withNames(index: SheetIndex, text: string, mentions: readonly Mention[]): readonly Mention[] {
  const names = namedIn(index).filter(({ piece }) => text.includes(piece))
  if (names.length === 0) return mentions
  const isNamed = ({ start, end, exempt }: Mention): boolean =>
    exempt === null &&
    names.some(({ piece, from, to }) => end - start === to - from && text.startsWith(piece, start - from))
  return mentions.map((mention) => (isNamed(mention) ? { ...mention, exempt: 'name' } : mention))
}
