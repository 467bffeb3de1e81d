import { pointsBetween } from '../derive/ratio.ts'
import { BEYOND, ENDS_BEYOND, MORE_OR_LESS, saysMore } from '../lexicon/beyond.ts'
import { namedBy } from '../sentence/named-by.ts'
import { inWiderRegion, withoutOwnRegion } from '../sheet/of-region.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { comparedWith } from './compared-with.ts'
import type { Options } from './options.ts'

/* How far one rate of the sheet lies from another that the words name. */

/** 高于规模以上工业5.4个百分点, 科目一高于科目三13.9个百分点. */
const SET_AGAINST = new Clue(`([\u4e00-\u9fffA-Za-z]{2,16})?(${BEYOND})([\u4e00-\u9fffA-Za-z]{2,14})$`, ENDS_BEYOND)
/** 比全部投资快5.6个百分点, 科目一比科目三高13.9个百分点. */
const THAN = new Clue(
  `([\u4e00-\u9fffA-Za-z]{2,16})?比([^，；。：、\\s]{2,20}?)(?:还|又|要)?(${MORE_OR_LESS})(?:出|了)?(?:约|近)?$`,
  '比',
)

/** 科目一与科目三合格率相差13.9个百分点. */
const APART = new Clue(
  /([\u4e00-\u9fffA-Za-z]{2,16})[和与跟同、]([\u4e00-\u9fffA-Za-z]{2,16}?)(?:之间)?(?:仍|还)?相差(?:了|约|近|达)*$/,
  '差',
)

/** Offers the distance of two rates: both are named, or the one that was stated last is set against another. */
export function offerRateGap(c: Case, options: Options): void {
  const [, former, latter] = APART.within(c.text, c.claimed.from, c.claimed.mention.start) ?? []
  const apart = former && latter ? bothNamed(c, former, latter) : null
  if (apart) {
    const [one, other] = apart[0].values.value.n < apart[1].values.value.n ? [apart[1], apart[0]] : apart
    options.add(pointsBetween(c.reading, one, other, 1), NAMED, SAID)
    return
  }
  const beyond = SET_AGAINST.inClauseOf(c)
  const than = beyond ? null : (THAN.inClauseOf(c) ?? comparedWith(c))
  const [subject, name, word] = beyond
    ? [beyond[1], beyond[3]!, beyond[2]!]
    : than
      ? [than[1], than[2]!, than[3]!]
      : [undefined, '', '']
  if (name === '') return
  const pair = (subject && bothNamed(c, subject, name)) || lastAnd(c, name)
  if (pair) options.add(pointsBetween(c.reading, ...pair, saysMore(word) ? 1 : -1), NAMED, SAID)
}
const NAMED = 0.9
/** More than what it is compared with, named in full. */
const SAID = 0.3

function lastAnd(c: Case, name: string): readonly [FactEntry, FactEntry] | null {
  const { last, stated, before } = c.memory
  // 办结率97.2%，全市95.9%，高出全市｜1.3个百分点: of the measure told last that has a number there
  for (const fact of [...before, ...stated].reverse()) {
    const wider = fact.isRate ? inWiderRegion(c.index.facts, fact, name) : null
    if (wider) return [fact, wider]
  }
  const other = last && namedBy(c, name, (fact) => fact.isRate && fact !== last)
  return other ? [last, other] : null
}

/** 科目一 and 科目三, short for two rates of one measure. */
function bothNamed(c: Case, subject: string, name: string): readonly [FactEntry, FactEntry] | null {
  const ones = calledIn(c, subject)
  const [spoken] = ones.length === 1 ? ones : []
  const wider = spoken ? inWiderRegion(c.index.facts, spoken, name) : null
  if (wider) return [spoken!, wider]
  const others = calledIn(c, name)
  const { last } = c.memory
  const one = ones.length === 1 ? ones[0] : ones.find((fact) => fact === last)
  if (!one) return null
  const besides = others.filter((fact) => fact !== one)
  return besides.length === 1 ? [one, besides[0]!] : null
}
function calledIn({ index }: Case, words: string): FactEntry[] {
  const name = withoutOwnRegion(words.replace(LEADS_IN, ''))
  if (name.length < 2) return []
  const rates = index.facts.filter(({ isRate }) => isRate)
  const spelt = rates.filter(({ label }) => label.includes(name))
  // 科目二, beside 摩托车科目二
  const first = spelt.filter(({ label }) => label.startsWith(name))
  if (first.length === 1) return first
  return spelt.length > 0 ? spelt : rates.filter(({ label }) => isShortFor(name, label))
}
/** 其中科目二, 最低的科目二. */
const LEADS_IN = /^(?:其中|目前|当前|但|而)*(?:最[\u4e00-\u9fff]{1,2}的)?/
