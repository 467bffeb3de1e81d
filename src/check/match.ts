import type { FieldClaim, Judged } from './judged.ts'
import type { Mention } from './mention.ts'
import { onceFor } from './once-for.ts'
import { layOut, type Sentence } from './sentence/layout.ts'
import { planLists } from './sentence/lists.ts'
import { NOTHING_TOLD, toldNow } from './sentence/told-before.ts'
import { LabelScorer } from './sheet/label-score.ts'
import type { SheetIndex } from './sheet/sheet-index.ts'
import { citedAhead } from './weigh/ahead.ts'
import { reassigned } from './weigh/assign.ts'
import { exchanged } from './weigh/exchanged.ts'
import { isOfAnother } from './weigh/of-another.ts'
import { restAhead } from './weigh/rest-ahead.ts'
import { type Desk, type Known, readAgain, readSentence, type SentenceReading } from './weigh/sentence-reading.ts'
import { isOfSomethingElse } from './weigh/something-else.ts'
import { withoutStrangeParts } from './weigh/strange-parts.ts'
import { sumAhead } from './weigh/sum-ahead.ts'
import { takenUp } from './weigh/taken-up.ts'
import { isFarOff, isHardlyMeant, wellTold } from './weigh/told-better.ts'
import { wholeAhead } from './weigh/whole-ahead.ts'

const NO_TRACE: readonly string[] = []
/** As many numbers are weighed against each other: a whole report, of a long one a part. Keeps long texts linear. */
const TOGETHER = 256

/**
 * Judges every mention of the text against the sheet. Each sentence is read from left to right; then numbers that carry
 * a value which their words hardly give them are weighed against all others, and what proves misread is read again.
 * With `explain` each tells the readings weighed.
 */
export function match(
  index: SheetIndex,
  text: string,
  mentions: readonly Mention[],
  explain = false,
): readonly Judged[] {
  const judged: Judged[] = mentions.map((mention) => ({
    mention,
    frame: null,
    claim: null,
    owner: null,
    trace: NO_TRACE,
  }))
  const desk: Desk = { index, text, ...scorersFor(index), explain }
  const doubtful = new Set<Judged>()
  let told = NOTHING_TOLD
  for (const sentences of together(layOut(index, text, mentions))) {
    const plans = sentences.map((sentence) => planLists(index, text, sentence))
    const readings = sentences.map((sentence, i) => {
      const reading = readSentence(desk, sentence, plans[i]!, told)
      if (reading.stated.length > 0) told = toldNow(told, reading.stated)
      return reading
    })
    settle(desk, readings, judged, doubtful)
  }
  const known = withoutStrangeParts(judged, index).map((one) => (doubtful.has(one) ? { ...one, claim: null } : one))
  return takenUp(text, known).map(asToldThen)
}

/**
 * The sentences in batches. One step is done for all of a batch before the next: the code of all steps together is more
 * than a processor keeps at hand.
 */
function* together(sentences: Iterable<Sentence>): Generator<readonly Sentence[]> {
  let batch: Sentence[] = []
  let count = 0
  for (const sentence of sentences) {
    batch.push(sentence)
    count += sentence.claims.length
    if (count < TOGETHER) continue
    yield batch
    batch = []
    count = 0
  }
  yield batch
}

/** What a fact was, where the sheet has that as a fact of its own, is that fact's value. */
function asToldThen(one: Judged): Judged {
  const { claim } = one
  const then = claim?.of === 'field' ? claim.fact.formers?.[claim.field] : undefined
  return then ? { ...one, claim: { ...(claim as FieldClaim), fact: then, field: 'value' } } : one
}

type Scorers = Pick<Desk, 'scorer' | 'heads'>
/** The same for all checks against a sheet: one check ends before the next begins. */
const scorersFor = onceFor<SheetIndex, Scorers>((index) => ({
  scorer: new LabelScorer(index),
  heads: new LabelScorer(index),
}))

/** Reads those sentences again of which more is known. */
const knowing = (desk: Desk, readings: readonly SentenceReading[], known: Known): readonly SentenceReading[] =>
  readings.map((reading, i) => {
    const meant = known.get(i)
    return meant ? readAgain(desk, reading, meant) : reading
  })

/** What a number is of which only what follows tells. */
function readAhead({ index, text }: Desk, reading: SentenceReading, place: number): Judged | null {
  for (const reads of [wholeAhead, sumAhead, restAhead]) {
    const ahead = reads(index, text, reading, place)
    if (ahead) return ahead
  }
  return null
}

/** Takes over what was understood, after a second look at what was misread. */
function settle(desk: Desk, readings: readonly SentenceReading[], judged: Judged[], doubtful: Set<Judged>): void {
  const ahead = knowing(desk, readings, citedAhead(desk.index, readings))
  const assigned = knowing(desk, ahead, reassigned(desk.text, ahead))
  const crossed = knowing(desk, assigned, exchanged(desk, assigned))
  const told = wellTold(crossed)
  crossed.forEach(({ sentence, weighed }, at) => {
    sentence.claims.forEach((claimed, place) => {
      const one = weighed[place]!
      const ahead = readAhead(desk, crossed[at]!, place)
      judged[claimed.at] = ahead ?? one.judged
      if (ahead) return
      if (
        isHardlyMeant(desk.text, one, told) ||
        isFarOff(one) ||
        isOfSomethingElse(one, claimed, told) ||
        isOfAnother(desk.index, desk.text, claimed, one)
      )
        doubtful.add(one.judged)
    })
  })
}
