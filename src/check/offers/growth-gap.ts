import { pointsBetweenGrowths } from '../derive/growth-gap.ts'
import { BEYOND, ENDS_BEYOND, ENDS_MORE_OR_LESS, MORE_OR_LESS, saysMore } from '../lexicon/beyond.ts'
import { CHANGE_NAMED, FALL_NAMED, GROWTH_NAMED } from '../lexicon/moves.ts'
import { evidenceOf } from '../sheet/evidence.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import type { Options } from './options.ts'

/** 农村居民收入增速｜快于城镇, 收入增长13.6%，｜高于接待人次增速, 比城镇居民｜快: two names, the first of which may have been told. */
const SET_AGAINST = new Clue(
  `(?:^|[，；。：、])([^，；。：、]{2,16}?)?(${GROWTH_NAMED})?[^，；。：、]{0,2}(?:(${BEYOND})([一-龥A-Za-z]{2,14})|比([^，；。：、\\s]{2,16}?)(?:还|又|要)?(${MORE_OR_LESS})(?:出|了|约|近)?)$`,
  ENDS_BEYOND + ENDS_MORE_OR_LESS,
)
/** 企业增速最快，比个体工商户｜快: who did stands before the comma. */
const MOST = new RegExp(`([^，；。：、\\d]{2,14}?)的?(?:${CHANGE_NAMED}|增长|增势)最[快高大猛好]，$`)
const FALLS = new RegExp(FALL_NAMED)
const GROWTH = new RegExp(`的?(?:${CHANGE_NAMED}|增长)$`)
/** Such a one has a cell or none in the sheet: 高于目标, 比全市平均快. */
const NO_AMOUNT = /[上去]年|同期|[季月]|目标|任务|计划|预期|[前后]者|^全[国省市区县镇]|平均/
const PACE = /[快慢]/
const NAMED = 0.9
/** More than what it is compared with, named in full. */
const SAID = 0.3

/** How far the growths of two amounts lie apart, where the words set the one against the other. */
export function offerGrowthGap(c: Case, options: Options): void {
  const { claimed, text, memory, reading } = c
  if (claimed.frame.base !== null) return
  const found = SET_AGAINST.within(text, Math.max(0, claimed.ownStart - 1), claimed.mention.start)
  if (!found) return
  const [, head, growth, beyond, object, than, moved] = found
  const word = beyond ?? moved!
  const name = object ?? than!
  if (NO_AMOUNT.test(name)) return
  const most = head ? undefined : MOST.exec(text.slice(Math.max(0, claimed.ownStart - 24), claimed.ownStart))?.[1]
  const said = head ?? most
  const one = (said && named(c, said, null)?.fact) || memory.last
  if (!one?.isAmount) return
  const saysGrowth = growth !== undefined || GROWTH.test(name) || PACE.test(word) || memory.calculated.changed.has(one)
  const other = saysGrowth
    ? (named(c, name.replace(GROWTH, ''), one) ?? countedSo(c, name.replace(GROWTH, ''), one))
    : null
  if (!other) return
  const claim = pointsBetweenGrowths(
    c.index,
    reading,
    one,
    other.fact,
    (saysMore(word) ? 1 : -1) * (FALLS.test(found[0]) ? -1 : 1),
  )
  if (other.score > SPEAKS) options.add(claim, NAMED, SAID)
  else options.addIfHolds(claim, NAMED, SAID)
}

/** 收入增速高于人次增速: what was told to have changed and is counted so. */
function countedSo({ memory }: Case, unit: string, first: FactEntry): Named | null {
  const fact = [...memory.calculated.changed].findLast((one) => one !== first && one.unitText.endsWith(unit))
  return fact && unit !== '' ? { fact, score: HINTED } : null
}

interface Named {
  readonly fact: FactEntry
  readonly score: number
}
/** The amount that these words name best; of the second of two, with the noun that it shares with the `first`. */
function named({ heads, index }: Case, words: string, first: FactEntry | null): Named | null {
  const scores = heads.score(evidenceOf(index, words, 1), first ? evidenceOf(index, first.label, SHARED) : undefined)
  let best: Named | null = null
  for (const fact of index.facts) {
    const score = scores[fact.place]!
    if (fact === first || !fact.isAmount || score <= (best?.score ?? HINTED)) continue
    best = { fact, score }
  }
  return best
}
const SHARED = 0.7
const HINTED = 0.2
