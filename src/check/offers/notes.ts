import type { Span } from '../../domain/span.ts'
import { same } from '../fit/fit.ts'
import type { NotedClaim } from '../judged.ts'
import type { Mention, Stated } from '../mention.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { bearsOut } from '../sheet/denied.ts'
import type { Given, NoteEntry } from '../sheet/note-entry.ts'
import { regionNear } from '../sheet/region.ts'
import type { SheetIndex } from '../sheet/sheet-index.ts'
import { isShortFor } from '../sheet/short-for.ts'
import { isConvertible } from '../sheet/unit-gate.ts'
import { type NotedNumber, viewOf } from '../sheet/unit-view.ts'
import { charactersAround, charactersBeside, nameBefore } from '../text/telling.ts'

/** A number as a note gives it, how alike the contexts are (0–1), and whether the note compares it with another. */
interface Noted {
  readonly claim: NotedClaim
  readonly likeness: number
  readonly compared: boolean
}

/** The number as a note gives it in a like context. */
export function notedClaim(index: SheetIndex, text: string, claimed: Claimed): Noted | null {
  const { mention } = claimed
  const { stated } = mention
  if (!stated) return null
  if (mention.role === 'zero') {
    const note = index.notes.find(({ denied }) => bearsOut(denied, text, mention, stated.unitText))
    if (note) return { claim: inNote(note, '0'), likeness: BORNE_OUT, compared: false }
  }
  let best: Noted | null = null
  for (const noted of viewOf(index, stated).noted) {
    const { note, given } = noted
    if (!isSamePlace(mention, given) || !isSameNumber(stated, noted) || isWider(text, mention, given)) continue
    if (isOfOtherThing(text, claimed, given)) continue
    const likeness = Math.max(
      contextLikeness(text, mention, given),
      isSaidSo(text, mention, given) || isSameThing(text, claimed, noted) || isNotedThing(index, text, mention, noted)
        ? SAID_SO
        : 0,
    )
    if (likeness < leastLikeness(stated, noted) || likeness <= (best?.likeness ?? 0)) continue
    best = { claim: inNote(note, given.text), likeness, compared: given.compared }
  }
  return best
}
const inNote = (note: NoteEntry, given: string): NotedClaim => ({ of: 'note', note: note.text, given, fit: 'exact' })

const BORNE_OUT = 0.9

/** The note speaks of the whole city, the text of the district: another's number is no support. */
const isWider = (text: string, { start }: Span, { above }: Given): boolean =>
  above !== null && regionNear(text, start) !== above

/** A small number or another classifier needs a context that is plainly the same. */
const leastLikeness = ({ lo }: Stated, { gate }: NotedNumber): number =>
  gate === 'loose' ? 0.55 : lo.c.length > 1 ? 0.25 : 0.4

/** 农贸市场3个, where a note has 3个滞后村: a lone digit whose own clause has nothing of the note's sentence. */
function isOfOtherThing(text: string, { mention, own }: Claimed, { around }: Given): boolean {
  if (mention.kind !== 'quantity' || mention.stated!.lo.c.join('').length > 1) return false
  const clause = charactersBeside(text, mention)
  const namesThing = own.some(({ word }) => word.class === 'noun' && [...word.text].every((char) => clause.has(char)))
  return namesThing && common(clause, around) === 0
}

/** 第三 is told by no count and no 前三 of a note, a count by no place. */
const isSamePlace = (one: Mention, other: Mention): boolean =>
  (one.kind !== 'rank' && other.kind !== 'rank') ||
  (one.kind === other.kind && one.role === other.role && one.stated!.approx === other.stated!.approx)

/** Whether two readings state the same number in units that go together. */
function isSameNumber(a: Stated, { given, gate }: NotedNumber): boolean {
  const b = given.stated!
  if (!a.unit || !b.unit) return a.near.lo === b.near.lo && gate !== 'shut'
  return isConvertible(a, b) && same(a.near.lo * a.unit.near, b.near.lo * b.unit.near)
}

/**
 * How far the contexts agree, by single characters: the share of the note's that the text has, or, for a terse text,
 * the share of its own clause that the note has.
 */
function contextLikeness(text: string, mention: Mention, { around: theirs, text: theirsText, named }: Given): number {
  const ours = charactersAround(text, mention)
  const clause = charactersBeside(text, mention)
  const shared = common(theirs, ours) / Math.min(theirs.size, 8)
  const terse = clause.size < 2 ? 0 : (0.9 * common(clause, theirs)) / clause.size
  const alike = namesDeed(mention, theirsText) ? SAID_ALIKE : 0
  // 黄旗村｜2个整改力度还要加大: right behind the same name, whatever is said of them
  const called = named !== '' && nameBefore(text, mention.start) === named ? CALLED_ALIKE : 0
  return Math.min(1, Math.max(shared, terse, alike, called))
}
const CALLED_ALIKE = 0.55

/** 不足5万元, in the very words of the note: two seldom hedge one number alike. */
const isSaidSo = (text: string, mention: Mention, given: Given): boolean =>
  mention.stated!.approx !== null &&
  mention.kind === given.kind &&
  mention.text === given.text &&
  common(charactersAround(text, mention), given.around) > 0

/** 合同｜5份年底清零, of 5份问题合同: the noun beside the number is that beside the note's, counted alike. */
function isSameThing(text: string, { mention, own, frame }: Claimed, { note, given }: NotedNumber): boolean {
  // 剩余3座水库 is what the target still wants, though a note counts 3座水库 as well
  if (frame.role === 'remainder') return false
  if (mention.kind !== 'quantity' || mention.stated!.unitText !== given.stated!.unitText) return false
  const theirs =
    note.text.slice(Math.max(0, given.start - NEAR), given.start) + note.text.slice(given.end, given.end + NEAR)
  return own.some(
    ({ word: { class: kind, text: noun } }) =>
      kind === 'noun' &&
      noun.length > 1 &&
      (text.startsWith(noun, mention.end) || text.startsWith(noun, mention.start - noun.length)) &&
      theirs.includes(noun),
  )
}
const NEAR = 6
const SAID_SO = 0.42

/** 2件积案, where a note has 2件信访积案 and no label of the sheet any 积案: what is counted can be nothing else. */
function isNotedThing(
  { facts }: SheetIndex,
  text: string,
  { kind, end, stated }: Mention,
  noted: NotedNumber,
): boolean {
  if (kind !== 'quantity' || stated!.unitText !== noted.given.stated!.unitText) return false
  const thing = text.slice(end, end + NAMED)
  if (!IS_NAME.test(thing) || !noted.note.text.includes(thing, noted.given.end)) return false
  return !facts.some(({ label }) => label.includes(thing))
}
const NAMED = 2
const IS_NAME = /^(?![的了以是为中里已未将要均都和与及])[\u4e00-\u9fff]{2}/

/** 每日两巡: a number that holds its own verb, in the very words of the note; 每月探访2次, where it has 每月探访特殊困难老年人2次. */
const namesDeed = ({ kind, text }: Mention, theirs: string): boolean =>
  kind === 'frequency' && ((text === theirs && !COUNTS_TIMES.test(text)) || saysNoMore(deedIn(text), theirs))
const deedIn = (frequency: string): string => frequency.replace(HOW_OFTEN, '')
const HOW_OFTEN = /每个?(?:半?[月年]|季度|[天日周旬季])(?:至少|不少于)?|[\d一二两三四五六七八九十]+[次回遍场轮期趟份]$/g
const saysNoMore = (deed: string, theirs: string): boolean => deed.length > 1 && isShortFor(deed, theirs)
const COUNTS_TIMES = /[次回遍场轮期趟份天日月周季年]$/
const SAID_ALIKE = 0.6

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let count = 0
  for (const char of a) if (b.has(char)) count++
  return count
}
