import { Clue } from '../text/clue.ts'
import { inLikeUnit } from './named-heads.ts'
import type { Spoken } from './subjects.ts'
import { speaks } from './words-beside.ts'

/* Words that speak of a part or of a narrower scope, where the noun beside the number is that of the whole. */

/** Raises what is said of the whole to be, or what the days named are those of. */
export function raiseNarrower(c: Spoken, subjects: Float64Array): void {
  raiseWhatIsSaid(c, subjects)
  raiseOfDays(c, subjects)
  raiseOfTopic(c, subjects)
}

/** 1958.3公里农村公路纳入日常养护, 28项隐患处于限期整改中, 9栋危房正在解危: the noun after the number is that of the whole, what is said of it names the part. */
function raiseWhatIsSaid({ index, text, claimed: { mention } }: Spoken, subjects: Float64Array): void {
  const [, kept, going] = SAID.within(text, mention.end, mention.end + REACH) ?? []
  const said = kept ?? going
  if (said === undefined) return
  for (const { place, parent, label } of index.parts)
    if (label.includes(said)) subjects[place] = Math.max(subjects[place]!, subjects[parent!.place]! + RATHER)
}
const SAID = new Clue(
  /^[^，；。：、（]*?(?:(?:[纳列划转]入|实行|实施|实现|用于|达到|通过|享受|参加|处于)([\u4e00-\u9fff]{2})|(正在|限期))/,
  '入行施现于到过受加在期',
)
const REACH = 24
const RATHER = 0.08
const SURELY = 0.2

/** 10月1日至8日接待游客｜21.3万人次: what a span of days has is that of 国庆假期接待游客, not of the whole period. */
function raiseOfDays({ index, text, claimed: { from, mention } }: Spoken, subjects: Float64Array): void {
  if (!DAYS.within(text, Math.max(from, mention.start - REACH), mention.start)) return
  for (const { label, place } of index.facts) {
    if (!FESTIVE.test(label)) continue
    const general = index.facts.find((other) => other.place !== place && label.endsWith(other.label))
    if (general) subjects[place] = Math.max(subjects[place]!, subjects[general.place]! + SURELY)
  }
}
const DAYS = new Clue(/月\d{1,2}日?[至到—－\-～~](?:\d{1,2}月)?\d{1,2}日/, '日')
const FESTIVE = /假期|期间|节|黄金周|国庆|中秋|五一|元旦|端午/

/** 医疗救助2375人次，支出｜1284.6万元: what begins like the fact told last, measured otherwise, whatever else is called 支出. */
function raiseOfTopic({ index, claimed, reading, memory, scorer }: Spoken, subjects: Float64Array): void {
  const { last } = memory
  if (!last || !reading || claimed.frame.role !== 'level' || claimed.own.filter(speaks).length !== 1) return
  const { kin: fact } = index.companions[last.place]!
  if (!fact || reading.gates[fact.place] !== 'same' || fact.unitText === last.unitText) return
  const most = Math.max(
    ...inLikeUnit(index.facts, reading).map((other) => (scorer.covers(other) ? 1 : subjects[other.place]!)),
  )
  if (most < 1) subjects[fact.place] = Math.max(subjects[fact.place]!, most + RATHER)
}
