import type { Period } from '../../domain/fact-sheet.ts'
import { overlap } from '../context/period-relation.ts'
import { holds } from '../judged.ts'
import type { Mention, NamedPeriod } from '../mention.ts'
import type { NoteEntry } from '../sheet/note-entry.ts'
import { indexOf } from '../sheet/sheet-index.ts'
import { periodFault } from './calendar-day.ts'
import { following } from './following.ts'
import type { PeriodRule } from './rule.ts'

/** No more than what is done stands between a period and its number. */
const ITS_OWN = /^，?[^，；。\n]{1,28}$/

/** 三季度计划完成油菜6.5万亩, where the note plans it for the fourth: who takes a number from a note takes its period with it. */
export const notedFault: PeriodRule = ({ sheet, text, judged }, i, mention, named) => {
  const meant = named.relative === null ? named : inYear(named, sheet.period)
  if (meant === null) return null
  const [next] = following(judged, i, text)
  const claim = next?.claim
  if (claim?.of !== 'note' || !holds(claim.fit)) return null
  const between = text.slice(mention.end, next!.mention.start)
  const note = ITS_OWN.test(between) ? indexOf(sheet).notes.find((one) => one.text === claim.note) : undefined
  const given = note && periodOf(note, claim.given, between)
  if (!given || contains(meant, given.period!, sheet.period)) return null
  return periodFault(mention, `文字材料中此事在“${given.text}”，文中写作“${mention.text}”`, {
    expected: given.text,
    fix: { start: mention.start, end: mention.end, text: given.text },
  })
}

/** 明年, 明年一季度: the year that it is, where the word says no more. */
const inYear = (named: NamedPeriod, { year }: Period): NamedPeriod | null =>
  named.relative!.startsWith('明年') ? { ...named, relative: null, year: year + 1 } : null

/** A year that only one of the two names is the reported one; of a whole year the note says no more than when in it. */
function contains(named: NamedPeriod, given: NamedPeriod, reported: Period): boolean {
  if (given.year === null && !named.quarter && !named.half && !named.month)
    return (named.year ?? reported.year) === reported.year
  return overlap(named, { ...reported, ...given, year: given.year ?? reported.year } as Period)
}

/** The one month, quarter, half or year that a note names before that number, in one sentence with it and in like words. */
function periodOf({ text, mentions }: NoteEntry, number: string, words: string): Mention | null {
  const at = mentions.findIndex((one) => one.text === number)
  const inSentence = mentions.filter(
    ({ period, end }, i) => period && i < at && !/[。；\n]/.test(text.slice(end, mentions[at]!.start)),
  )
  const [only, more] = inSentence
  if (!only || more || only.period!.relative !== null || only.period!.day !== null) return null
  const theirs = text.slice(only.end, mentions[at]!.start)
  const shared = [...words].filter((character) => theirs.includes(character)).length
  return shared >= words.length * ALIKE ? only : null
}
const ALIKE = 0.5
