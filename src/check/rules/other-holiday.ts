import type { Period } from '../../domain/fact-sheet.ts'
import { monthsOf } from '../context/period-relation.ts'
import { holds } from '../judged.ts'
import times from '../lexicon/festivals.json' with { type: 'json' }
import { isDoneAnew, namesDeed } from '../sheet/deeds.ts'
import { type FactEntry, indexOf } from '../sheet/sheet-index.ts'
import { Saying } from '../text/clauses.ts'
import { periodName, quoted } from '../wording.ts'
import { type Fault, faultAt, firstFrom, type Rule, type Scene } from './rule.ts'

/* 春节假期, 入冬以来 before a number that was counted at another time, or over the whole period. */

const NAMES = Object.keys(times.festivals).join('|')
const SEASONS = Object.keys(times.seasons).join('|')
const HOLIDAY = new Saying(
  `(?:[“"]?(?:${NAMES})[”"]?)+(?:节|小长假|长?假期?|黄金周|期间|以来)+|(?:${SEASONS})以来`,
  '节假周间来',
)
const EACH = new RegExp(`${NAMES}|${SEASONS}`, 'g')
/** 十一 is 国庆 as well. */
const namesIn = (words: string): string[] => (words.match(EACH) ?? []).map((name) => CALLED.get(name) ?? name)
const CALLED = new Map(times.sameDays.flatMap(([first, ...others]) => others.map((name) => [name, first!] as const)))
/** Up to its number the clause names what is counted, and nothing else. */
const OWN = /^，?[^，。；\d]{0,16}$/

/** 春节假期公路客运量9.72万人次, where the sheet counts them in 国庆中秋假期, or in the whole quarter. */
export const otherHoliday: Rule = (scene) =>
  scene.clauses.all(HOLIDAY).flatMap((found): Fault[] => {
    const { text, judged, sheet } = scene
    const { index: start } = found
    const end = start + found[0].length
    const next = judged[firstFrom(judged, end)]
    if (next?.claim?.field !== 'value' || !holds(next.claim.fit)) return []
    const { fact } = next.claim
    const theirs = namesIn(fact.label)
    const named = namesIn(found[0])
    if (!OWN.test(text.slice(end, next.mention.start))) return []
    if (named.some((name) => theirs.includes(name))) return []
    const isWrong = theirs.length > 0 || isAtOtherTime(scene, named, found[0], fact)
    const ours = theirs.length > 0 ? '' : `，而是${periodName(sheet.period)}的数`
    const told = `${quoted(fact)}不是“${found[0]}”的数${ours}`
    return isWrong ? [faultAt('period', { start, end }, told, { factId: fact.id })] : []
  })

/** Of a season: whether it began before what is reported on; of a festival: whether it fell on another time, or what was done in the whole period is told of it alone. */
function isAtOtherTime({ sheet }: Scene, named: readonly string[], words: string, fact: FactEntry): boolean {
  if (fact.period !== null || named.some((name) => isSpokenOf(sheet, name))) return false
  const [name] = named
  const season = SEASON_STARTS.get(name!)
  if (season !== undefined) return !within(sheet.period, season, season)
  if (!SPAN.test(words)) return false
  // 元旦以来 is the whole of a first quarter
  return (
    named.every((one) => !within(sheet.period, ...FESTIVAL_MONTHS.get(one)!)) ||
    (!words.endsWith('以来') && isCounted(fact))
  )
}
const SPAN = /(?:假期|长假|黄金周|期间|以来)$/
const SEASON_STARTS = new Map<string, number>(Object.entries(times.seasons))
const FESTIVAL_MONTHS = new Map(Object.entries(times.festivals) as [string, [number, number]][])

/** Whether one of the two months lies in the period. */
function within(period: Period, ...months: readonly number[]): boolean {
  const [from, to] = monthsOf(period)
  return months.some((month) => month >= from && month <= to)
}

/** A note, or another fact, tells of that time: the sheet may mean it without saying so. */
const isSpokenOf = (sheet: Scene['sheet'], name: string): boolean =>
  indexOf(sheet).notes.some(({ text }) => text.includes(name))

/** Counted as it was done: of what there is, as many may have been there on the day. */
const isCounted = ({ label, unitText, isRate }: FactEntry): boolean =>
  !isRate && (isDoneAnew(label) || namesDeed(label) || OF_EVENTS.test(unitText))
const OF_EVENTS = /次$|^[起场件]$/
