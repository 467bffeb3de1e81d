import { COMPARED } from '../context/comparison.ts'
import { BESIDE_MORE, MORE_OR_LESS } from '../lexicon/beyond.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/** 与收割机相比，拖拉机多, 相较于二组，低了: what it is set against stands in a clause of its own. */
const COMPARED_WITH = new Clue(
  `(?:^|[，。；：\n])(?:[与和同跟]([^，；。：\\s]{2,14})相比|(?:相较于?|较之|相比)([^，；。：\\s]{2,14}))，([^，；。：\\s]{2,16}?)?${BESIDE_MORE}(${MORE_OR_LESS})(?:出|了)?(?:约|近)?$`,
  '相较',
)

/** A comparison whose clauses name first what is compared with: what is compared, if named, with what, and by which word. */
export function comparedWith({ text, claimed: { from, mention } }: Case): readonly (string | undefined)[] | null {
  const [whole, one, other, subject, word] = COMPARED_WITH.within(text, from, mention.start) ?? []
  const than = one ?? other
  // 与目标相比，前者高0.8个百分点: each with its own
  return than === undefined || ITS_OWN.test(than) ? null : [whole, subject, than, word]
}
const ITS_OWN = new RegExp(`^${COMPARED}`)
