import type { Evidence } from './label-score.ts'
import words from './lexicon/implied.json' with { type: 'json' }
import type { Mention } from './mention.ts'
import { classOf } from './terms.ts'

const BY_UNIT = new Map<string, readonly Evidence[]>(
  words.flatMap(({ units, say }) => {
    const evidence = say.map((word) => ({
      term: { word, start: 0, end: 0, class: classOf(word), inside: false },
      weight: 0.9,
    }))
    return units.map((unit) => [unit, evidence] as const)
  }),
)
const NOTHING: readonly Evidence[] = []

/** Words of a label that a unit says by itself: 户 for 户数, 平方米 for 面积, 元 for 金额. */
export const impliedBy = ({ stated }: Mention): readonly Evidence[] =>
  (stated && (BY_UNIT.get(stated.unit?.dimension ?? '') ?? BY_UNIT.get(stated.unitText))) || NOTHING
