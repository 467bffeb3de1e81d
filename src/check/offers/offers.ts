import { changeOf } from '../derive/change.ts'
import { hasDigitsOfAny } from '../fit/fit-cell.ts'
import type { Role } from '../roles/frame.ts'
import { HINTS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import type { Case } from '../weigh/case.ts'
import { offerAdded } from './added.ts'
import { offerArranged } from './arranged.ts'
import { offerAverages } from './averages.ts'
import { offerBalances } from './balances.ts'
import { offerBenefits } from './benefits.ts'
import { offerChanges } from './changes.ts'
import { offerDerived } from './derived.ts'
import { offerDonePart } from './done-part.ts'
import { offerFields, offerValueAdded } from './fields.ts'
import { offerIncrements, offerNamedIncrements } from './increments.ts'
import { offerMeanChange } from './mean-change.ts'
import { movingBy, tellsAdded } from './moving.ts'
import { offerNoted } from './noted.ts'
import { notedClaim } from './notes.ts'
import { isValue, Options } from './options.ts'
import { offerPace } from './pace.ts'
import { offerDistanceToStated, offerNamedPair, offerSharedHead } from './pairs.ts'
import { offerPlanned } from './planned.ts'
import { offerRateOfTold } from './rate-of-told.ts'
import { offerRateThen } from './rate-then.ts'
import { offerRatios } from './ratios.ts'
import { offerReach } from './reach.ts'
import { offerSaved } from './saved.ts'
import { offerSavedOfTwo } from './saved-of-two.ts'
import { offerThanCited } from './than-cited.ts'
import { offerThen } from './then.ts'
import { offersThenAndNow } from './then-and-now.ts'
import { offerParts, offerToldAgain } from './told.ts'
import { offerToldRates } from './told-rates-apart.ts'
import { offerTotals } from './totals.ts'
import { isBeforeThis, offerShareOfRunning, offerUntilThen } from './until-then.ts'
import { offerUpwards } from './upwards.ts'
import { offerUse } from './use.ts'
import { offerVacant } from './vacant.ts'

/**
 * The ways to understand a number: as a cell of a fact, as what the facts define, as what a note tells. Where its words
 * plainly speak of the one value or the one change that it holds, no more is sought.
 */
export function optionsFor(c: Case, subjects: Float64Array): Options {
  const options = new Options()
  if (offersThenAndNow(c, options)) return options
  offerCells(c, subjects, options)
  // 之比为5:3 is no sum of 3 and 2
  if (c.claimed.mention.kind === 'ratio') offerRatios(c, options)
  else if (!isPlainValue(c, options)) {
    offerCalculations(c, subjects, options)
    if (!isPlainChange(c, options)) offerTold(c, subjects, options)
  }
  const note = notedClaim(c.index, c.text, c.claimed)
  if (note && !isStillWanted(c, options) && !isOwnChange(c, note.compared, options))
    options.add(note.claim, note.likeness, 0)
  return options
}

/** 开展执法检查167次, where the sheet has just that, and the sentence has not told it yet. */
function isPlainValue(c: Case, options: Options): boolean {
  const plain = c.claimed.frame.role === 'level' ? options.plain() : null
  return isValue(plain) && !c.memory.hasTold(plain.claim.fact, 'value') && !isBeforeThis(c, plain.claim.fact)
}

/** （任务6个），余｜2个: right after the target, what it wants, whatever else a note counts two of. */
const isStillWanted = ({ claimed: { frame }, memory: { targeted } }: Case, options: Options): boolean =>
  frame.role === 'remainder' &&
  options.all.some(
    ({ claim }) =>
      claim.of === 'derived' && claim.rule === 'target-diff' && claim.fact === targeted && claim.fit === 'exact',
  )

/**
 * 除险加固3座，较目标少1座, whatever else a note counts one of: what words compare and what comes out is no number of a note;
 * nor is 同比增加｜14个 the 14个 that a note plans, where the sheet has by how many what was told last grew.
 */
const isOwnChange = ({ claimed: { frame }, memory }: Case, compared: boolean, options: Options): boolean =>
  COMPARED.has(frame.role) &&
  frame.base !== null &&
  options.all.some(
    ({ claim, subject }) =>
      claim.of === 'derived' &&
      (subject >= CARRIED_ON || claim.fact === memory.last) &&
      ((claim.directionHolds && claim.fit === 'exact') ||
        (!compared && claim.outcome !== null && claim.fact === memory.last && memory.hasTold(claim.fact, 'value'))),
  )
const COMPARED: ReadonlySet<Role> = new Set(['change', 'gap'])
const CARRIED_ON = 0.8

/** 同比增长12.0%, as it did; 前者比后者多5处, where it fell by 5, tells something else. */
function isPlainChange({ claimed }: Case, options: Options): boolean {
  const claim = claimed.frame.role === 'change' ? options.plain()?.claim : null
  return claim?.of === 'derived' && claim.directionHolds
}

/** As a cell; of a fact in a foreign unit, one that has its digits. */
function offerCells(c: Case, subjects: Float64Array, options: Options): void {
  const { facts } = c.index
  const { foreign } = c.reading
  const { role, word } = c.claimed.frame
  const moving = role === 'change' ? movingBy(c.index, word) : null
  const added = moving !== null && tellsAdded(c)
  for (let place = 0; place < facts.length; place++) {
    const subject = subjects[place]!
    if (subject < HINTS) continue
    const speaks = moving === null || moving[place] === 1
    if (!speaks && !added) continue
    const fact = facts[place]!
    if (foreign?.[place] === 1 && !hasDigitsOfAny(c.reading, fact)) continue
    if (speaks) offerFields(c, fact, subject, options)
    else offerValueAdded(c, fact, subject, options)
  }
}

/** As what is calculated of one fact and its companions. */
function offerCalculations(c: Case, subjects: Float64Array, options: Options): void {
  const { facts } = c.index
  const { foreign } = c.reading
  for (let place = 0; place < facts.length; place++)
    if (subjects[place]! > DERIVES) {
      if (foreign?.[place] !== 1) offerDerived(c, facts[place]!, subjects[place]!, options)
      // 入社农户2.638万户，同比增加1240人: its change, wrongly counted
      else if (facts[place] === c.memory.last) offerMiscounted(c, facts[place]!, subjects[place]!, options)
    }
}

/** As the change of what was told last, or its distance from the target, under another classifier. */
function offerMiscounted(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { frame } = c.claimed
  if (frame.role === 'change') offerChanges(c, fact, subject, options)
  if (frame.role === 'gap') options.add(changeOf(c.reading, frame, fact, 'target'), Math.max(subject, TOLD_LAST), 0)
}
const TOLD_LAST = 0.3

/** As what follows from what the text told, or from several facts that its words name. */
function offerTold(c: Case, subjects: Float64Array, options: Options): void {
  offerParts(c, options)
  offerDonePart(c, options)
  offerToldAgain(c, options)
  offerTotals(c, subjects, options)
  offerBalances(c, subjects, options)
  offerNamedPair(c, options)
  offerDistanceToStated(c, options)
  offerThanCited(c, options)
  offerSharedHead(c, subjects, options)
  offerUpwards(c, options)
  offerAdded(c, options)
  offerAverages(c, subjects, options)
  offerNoted(c, options)
  offerPace(c, options)
  offerToldRates(c, options)
  offerIncrements(c, options)
  offerNamedIncrements(c, options)
  offerThen(c, options)
  offerPlanned(c, subjects, options)
  offerMeanChange(c, options)
  offerUse(c, options)
  offerRateThen(c, options)
  offerVacant(c, options)
  offerReach(c, options)
  offerBenefits(c, options)
  offerArranged(c, subjects, options)
  offerSaved(c, options)
  offerSavedOfTwo(c, options)
  offerRateOfTold(c, options)
  offerUntilThen(c, subjects, options)
  offerShareOfRunning(c, options)
}

/** Below this likeness nothing is calculated from a fact. */
const DERIVES = 0.2
