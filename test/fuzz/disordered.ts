import fc from 'fast-check'
import type { MarkedDraft } from '../bench/marked-drafts.ts'

/** A text with the sheet it is to be checked against. */
export interface Disordered {
  readonly sheet: MarkedDraft['sheet']
  readonly text: string
}

const PIECES = 40
const STRANGE = [
  '0',
  '1:3:5',
  '第3',
  '××',
  '2—3',
  '十余',
  '1/3',
  '',
  '由',
  '和',
  '合计',
  '其中',
  '分别',
  '前者',
  '净增',
]

/**
 * Drafts as no one writes them: clauses left out, exchanged, taken from elsewhere, numbers of another kind in their
 * place. Real words in every order reach code that words put together at random never do.
 */
export function disordered(drafts: readonly MarkedDraft[]): fc.Arbitrary<Disordered> {
  const clauses = drafts.map(({ text }) => text.split(/(?<=[，。；、（）\n])/))
  const any = fc.integer({ min: 0, max: drafts.length - 1 })
  return any.chain((i) => {
    const own = fc.constantFrom(...clauses[i]!)
    const other = any.chain((k) => fc.constantFrom(...clauses[k]!))
    const spoilt = fc
      .tuple(own, fc.constantFrom(...STRANGE))
      .map(([clause, strange]) => clause.replace(/\d+(?:\.\d+)?/, strange))
    const piece = fc.oneof(
      { weight: 8, arbitrary: own },
      { weight: 2, arbitrary: other },
      { weight: 2, arbitrary: spoilt },
    )
    const shuffled = fc.array(piece, { maxLength: PIECES })
    const thinned = fc.subarray(clauses[i]!)
    return fc.oneof(shuffled, thinned).map((pieces) => ({ sheet: drafts[i]!.sheet, text: pieces.join('') }))
  })
}
