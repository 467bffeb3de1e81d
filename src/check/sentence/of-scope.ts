import { IN_PERIOD, PERIOD_ALONE } from '../lexicon/periods.ts'
import { scopedOf, widerOf } from '../sheet/scopes.ts'
import type { FactEntry, SheetIndex } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { raise } from './raise.ts'
import type { Spoken } from './subjects.ts'

/* 当季 and 累计, 全年, “五一”假期: what was told of a scope, and what is told of it or of the other next. */

/** 当季3272人、累计9684人，…；但当季数比二季度的｜3406人少: of the one that was told under that word. */
export function raiseOfScope(c: Spoken, subjects: Float64Array): void {
  const word = c.claimed.frame.role === 'level' ? undefined : SCOPE.inClauseOf(c)?.[0].replace('度', '')
  if (!word) return
  const told = c.memory.stated.filter(({ label }) => label.includes(word))
  if (told.length !== 1) return
  for (const other of c.memory.stated) if (other !== told[0]) subjects[other.place]! *= 0.5
  raise(subjects, told[0], 0.95)
}
const SCOPE = new Clue(`${PERIOD_ALONE}|累计`, '当单累')

/** 全年增速10.3%、当季增速｜11.9%: of what counts in the period, where what was told last counts from the first of the year; or the other way. */
export function raiseOfOtherScope(c: Spoken, subjects: Float64Array): void {
  const scope = SCOPE_OF_RATE.inClauseOf(c)?.[1]
  const { last } = c.memory
  if (!scope || !last) return
  for (const { fact, general } of widerOf(c.index)) {
    const [told, meant] = OF_YEAR_SO_FAR.has(scope) ? [general, fact] : [fact, general]
    if (told !== last) continue
    subjects[told.place]! *= 0.5
    raise(subjects, meant, 0.95)
  }
}
const SCOPE_OF_RATE = new Clue(
  `^[、，]?(${IN_PERIOD}|全年|年内|累计)(?:同比)?(?:增速|增幅|增长|降幅|下降|减少|增加|提高)[^，；。]{0,4}$`,
  '当单本全年累这',
)
const OF_YEAR_SO_FAR: ReadonlySet<string> = new Set(['全年', '年内', '累计'])

/** “五一”假期接待38.6万人次，实现收入｜3.17亿元: what is named like a fact of a wider scope is of the scope just spoken of. */
export function stayWithin({ index, text, claimed }: Spoken, last: FactEntry, subjects: Float64Array): void {
  for (const { fact, general, scope } of scopedOf(index)) {
    if (last === general || !last.label.startsWith(scope)) continue
    if (subjects[general.place]! <= subjects[fact.place]!) continue
    const goesOn = claimed.frame.role === 'level' && OF_TIME.test(scope)
    const within = goesOn ? goneOn(text.slice(claimed.from, claimed.mention.start)) : 0
    subjects[fact.place] = subjects[general.place]! + Math.max(within, 0.02)
  }
  if (claimed.frame.role === 'level')
    stayInSeason(index, last, text.slice(claimed.from, claimed.mention.start), subjects)
}
/** “五一”假期, 汛期. */
const OF_TIME = /[期节间]$/
/** How surely the words after a number go on within its scope: not 全月旅游收入, 累计接待; nor after a full stop, and less behind ；. */
const goneOn = (words: string): number => (WITHIN.test(words) ? (words[0] === '；' ? MAYBE_WITHIN : SURELY_WITHIN) : 0)
const WITHIN = /^[，、；][^，。；：（）全累共月年季总现末底]*$/
/** More than the very value of the wider one. */
const SURELY_WITHIN = 0.45
const MAYBE_WITHIN = 0.15

/** 国庆假期接待游客9.36万人次、收入｜5230万元: of the season just spoken of, where the sheet has it under another name than that of the whole period. */
function stayInSeason(index: SheetIndex, last: FactEntry, words: string, subjects: Float64Array): void {
  const scopes = scopedOf(index)
  const within = scopes.length === 0 || words.length < SHORTEST ? 0 : goneOn(words)
  if (within === 0) return
  const season = scopes.find(({ scope }) => OF_TIME.test(scope) && last.label.startsWith(scope))?.scope
  if (!season) return
  const noun = words.slice(-2)
  for (const fact of index.facts)
    if (fact !== last && fact.label.startsWith(season) && fact.label.endsWith(noun)) subjects[fact.place]! += within
}
const SHORTEST = 3
