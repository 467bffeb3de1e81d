import { changeOf } from '../derive/change.ts'
import { multipleOf } from '../derive/ratio.ts'
import { BESIDE_MORE, saysMore } from '../lexicon/beyond.ts'
import type { Frame } from '../roles/frame.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { hedgedAfar } from './hedged-afar.ts'
import type { Options } from './options.ts'

/* What a fact is and what it was, as 前者 and 后者: 增速8.2%，上年同期为11.5%，前者比后者低｜3.3个百分点. */

/** 前者比后者低, 后者高出前者. */
const ONE_THAN_OTHER = new Clue(
  `([前后])者${BESIDE_MORE}(?:[比较][前后]者${BESIDE_MORE}([多高少低快慢长短])|([多高少低快慢长短])[出于过]?了?[前后]者)[出了约近]*$`,
  '者',
)
/** 两者相差, 二者之差为. */
const APART = new Clue(/[两二]者(?:之间)?(?:相差|差|之差|差距|差值)[了约达为是有近]*$/, '者')
/** 前者是后者的｜1.5倍. */
const TIMES = new Clue(/([前后])者(?:约|正好|恰好|刚好)?[为是][前后]者的?[约近]?$/, '者')

/** Offers how far the two lie apart, or how many times the one is the other. Whether the words say either. */
export function offersThenAndNow(c: Case, options: Options): boolean {
  const times = TIMES.inClauseOf(c)
  const than = times ? null : ONE_THAN_OTHER.inClauseOf(c)
  if (!times && !than && !APART.inClauseOf(c)) return false
  const told = c.memory.thenAndNow()
  if (!told) return false
  const { fact, base, nowFirst } = told
  const isOfNow = ((times ?? than)?.[1] === '前') === nowFirst
  if (times && !isOfNow) return false
  const more = than ? (saysMore(than[2] ?? than[3]!) === isOfNow ? 1 : -1) : 0
  const frame: Frame = { ...c.claimed.frame, role: 'change', base, direction: more, word: '' }
  const claim = times ? multipleOf(hedgedAfar(c), fact, base) : changeOf(c.reading, frame, fact, base)
  options.add(claim, NAMED, 0)
  return claim !== null
}
const NAMED = 0.9
