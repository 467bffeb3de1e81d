import type { Span } from '../../domain/span.ts'
import { same } from '../fit/fit.ts'
import type { NotedClaim } from '../judged.ts'
import type { Mention } from '../mention.ts'
import type { Claimed } from '../sentence/claimed.ts'
import { isAbove, regionIn } from '../sheet/region.ts'
import type { NoteEntry, SheetIndex } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { BLANKS, Characters } from '../text/characters.ts'

/** How far around a number its context reaches, in characters. */
const REACH = 20
const EMPTY = new Characters(
  `的了和及与等在对将把于其是有为个又再也均各由从以并或之该我这那中内后前共仍还另已被给向到至达者所，。；：、（）“”0123456789${BLANKS}`,
)

/** The number as a note gives it in a like context, with how alike the contexts are (0–1). */
export function notedClaim(
  index: SheetIndex,
  text: string,
  { mention }: Claimed,
): { claim: NotedClaim; likeness: number } | null {
  let best: { claim: NotedClaim; likeness: number } | null = null
  for (const note of index.notes) {
    for (const given of note.mentions) {
      if (!sameNumber(mention, given) || isWider(index, text, mention, note.text, given)) continue
      const likeness = contextLikeness(text, mention, note, given)
      if (likeness < leastLikeness(mention, given)) continue
      if (likeness > (best?.likeness ?? 0))
        best = { claim: { of: 'note', note: note.text, given: given.text, fit: 'exact' }, likeness }
    }
  }
  return best
}

/** The note speaks of the whole city, the text of the district: another's number is no support. */
export function isWider({ sheet }: SheetIndex, text: string, mention: Span, note: string, given: Span): boolean {
  const theirs = regionIn(sentenceBefore(note, given.start))
  if (!isAbove(theirs, sheet.organisation)) return false
  return regionIn(sentenceBefore(text, mention.start)) !== theirs
}
/** Without quotations: “全国生态日” and 全国“安全生产月” are names. */
const sentenceBefore = (text: string, at: number): string =>
  /[^。；\n]*$/.exec(text.slice(Math.max(0, at - 48), at))![0].replace(NAMED_DAY, '')
const NAMED_DAY = /(?:全国|国际|世界)?(?:第[\d一二三四五六七八九十]+个)?“[^”]*”?/g

/** A small number or another classifier needs a context that is plainly the same. */
const leastLikeness = (mention: Mention, given: Mention): number =>
  gate(mention.stated!, given.stated!) === 'loose' ? 0.55 : mention.stated!.lo.c.length > 1 ? 0.25 : 0.4

/** Whether two readings state the same number in units that go together. */
function sameNumber({ stated: a }: Mention, { stated: b }: Mention): boolean {
  if (!a || !b) return false
  if (!a.unit || !b.unit) return a.near.lo === b.near.lo && gate(a, b) !== 'shut'
  return a.unit.dimension === b.unit.dimension && same(a.near.lo * a.unit.near, b.near.lo * b.unit.near)
}

/**
 * How far the contexts agree, by single characters: the share of the note's that the text has, or, for a terse text,
 * the share of its own clause that the note has.
 */
function contextLikeness(text: string, mention: Mention, note: NoteEntry, given: Mention): number {
  const ours = charactersAround(text, mention)
  const theirs = charactersAround(note.text, given)
  const clause = charactersAround(text, mention, CLAUSE_ENDS)
  const shared = common(theirs, ours) / Math.min(theirs.size, 8)
  const terse = clause.size < 2 ? 0 : (0.9 * common(clause, theirs)) / clause.size
  return Math.min(1, Math.max(shared, terse))
}

const common = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let count = 0
  for (const char of a) if (b.has(char)) count++
  return count
}

const SENTENCE_ENDS = '。\n；'
export const CLAUSE_ENDS = '。\n；，、：（）'

/** The telling characters near a number, no further than an end of its sentence. */
export function charactersAround(text: string, { start, end }: Span, ends = SENTENCE_ENDS): Set<string> {
  const characters = new Set<string>()
  const take = (char: string | undefined): boolean => {
    if (char === undefined || ends.includes(char)) return false
    if (!EMPTY.has(char.charCodeAt(0))) characters.add(char)
    return true
  }
  for (let i = start - 1; i >= start - REACH && take(text[i]); i--);
  for (let i = end; i < end + REACH / 2 && take(text[i]); i++);
  return characters
}
