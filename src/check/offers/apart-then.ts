import { baseNamed, FORMER } from '../context/comparison.ts'
import { distanceOf } from '../derive/total.ts'
import { BESIDE_MORE, saysMore } from '../lexicon/beyond.ts'
import { NOW } from '../lexicon/periods.ts'
import { formerField } from '../roles/field-named.ts'
import { bestFor } from '../sentence/named-heads.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { BOTH_NAMED } from './apart.ts'
import type { Options } from './options.ts'

/* How far two facts lay apart then: 前者比后者多13.8公里，而上年同期仅多2.4公里. */

const THEN = `^[，、；]?(?:而|但|可)?(?:在)?(${FORMER}|${NOW})的?，?(?:则|曾)?`
/** 上年同期前者仅多, 去年同期两者相差, 上年同期也多: of the two that were set against each other, or called so. */
const OF_TWO = new Clue(
  `${THEN}(?:(前者|后者)(?:[比较][前后]者)?|[两二]者(?:之间)?|双方)?${BESIDE_MORE}(多|高|少|低|相?差)[出了约近]*$`,
  '多高少低差',
)
/** 上年同期预防性养护比修复性养护多. */
const OF_NAMED = new Clue(
  `${THEN}([一-龥]{2,16}?)[比较]([一-龥]{2,16}?)${BESIDE_MORE}(多|高|少|低)[出了约近]*$`,
  '多高少低',
)

/** Offers how far the two lay apart in the period that opens the clause. */
export function offerApartThen(c: Case, options: Options): void {
  if (c.claimed.mention.kind !== 'quantity') return
  const found = OF_TWO.inClauseOf(c)
  if (found) offerOfTwo(c, found, options)
  else offerOfNamed(c, options)
}

function offerOfTwo(c: Case, [, former, which, word]: RegExpExecArray, options: Options): void {
  const [one, other] = which ? calledSo(c, which) : setApart(c)
  if (!one || !other) return
  const field = formerField(baseNamed(former!))
  const sign = word!.endsWith('差') || (!which && !isSubjectKnown(c)) ? 0 : saysMore(word!) ? 1 : -1
  if (field) options.add(distanceOf(c.reading, one, other, sign, field), BOTH_NAMED, 0)
  // 去年少95.8万元，今年只少｜25.8万元: after how far they lay apart then
  else options.addIfHolds(distanceOf(c.reading, one, other, sign), BOTH_NAMED, 0)
}

const calledSo = (c: Case, which: string): readonly (FactEntry | null)[] =>
  [which, which === '前者' ? '后者' : '前者'].map((word) => c.memory.oneOfTwo(word))

/** The two that were set against each other right before, the one that was spoken of first. */
function setApart({
  memory: {
    calculated: { apart },
  },
  claimed: { before },
}: Case): readonly FactEntry[] {
  if (apart?.facts.length !== 2 || apart.rule !== 'difference') return []
  const [more, less] = [...apart.facts].sort((a, b) => b.values.value.n - a.values.value.n)
  return before && before.frame.direction < 0 ? [less!, more!] : [more!, less!]
}
const isSubjectKnown = ({ claimed: { before } }: Case): boolean => before !== null && before.frame.direction !== 0

function offerOfNamed(c: Case, options: Options): void {
  const [, former, name, than, word] = OF_NAMED.inClauseOf(c) ?? []
  const field = former ? formerField(baseNamed(former)) : null
  const one = field && bestFor(c, name!)
  const other = one && bestFor(c, than!)
  if (one && other && one !== other)
    options.add(distanceOf(c.reading, one, other, saysMore(word!) ? 1 : -1, field), BOTH_NAMED, 0)
}
