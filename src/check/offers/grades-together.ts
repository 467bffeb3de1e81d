import { totalOf } from '../derive/total.ts'
import { inSameUnit } from '../sentence/named-heads.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/* 小型水库｜59座, where the sheet has 小（1）型水库 and 小（2）型水库: a size is both of its grades. */

const SIZE = new Clue(/([大小]型)([\u4e00-\u9fff]{0,8})$/, '型')
const GRADE = /([大小])[一二](?=型)/

/** Offers what the grades of the size that the words name come to, where no fact is called so itself. */
export function offerGradesTogether(c: Case, options: Options): void {
  const { reading, index } = c
  const [, size, noun] = SIZE.inClauseOf(c) ?? []
  if (!size) return
  const called = inSameUnit(index.facts, reading).map((fact) => ({ fact, name: fact.label.replace(GRADE, '$1') }))
  const [first, ...others] = called.filter(({ fact, name }) => name !== fact.label && name.includes(size + noun))
  if (
    first &&
    others.length > 0 &&
    others.every(({ name }) => name === first.name) &&
    !index.facts.some(({ label }) => label === first.name)
  )
    options.addIfHolds(
      totalOf(
        reading,
        'sum',
        [first, ...others].map(({ fact }) => fact),
      ),
      NAMED,
      0,
    )
}
const NAMED = 0.9
