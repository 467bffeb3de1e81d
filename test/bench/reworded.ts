import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../../src/check/check.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { type Mark, markedDrafts, markedFaults } from './marked-drafts.ts'
import rewordings from './reworded/rewordings.json' with { type: 'json' }

/*
 * The words between the numbers of marked texts are changed for others that say the same (rewordings.json): a faithful
 * draft gains no error, a faulty one loses none. `node test/bench/reworded.ts [unseen36 …]`, all marked sets where none is
 * named.
 */

/** What one rewording did to the texts of a folder. */
export interface Reworded {
  readonly name: string
  /** Places where words were changed. */
  readonly changed: number
  /** Errors on true figures that came with it, each with a little of the text before it. */
  readonly accused: readonly string[]
  /** Faulty texts that it changed, and those of which the fault was no longer found. */
  readonly faulty: number
  readonly lost: readonly string[]
}

interface Text {
  readonly sheet: FactSheet
  readonly text: string
  readonly marks: readonly Mark[]
}
interface Changed {
  readonly text: string
  readonly starts: readonly number[]
  readonly changed: number
}

/** The text with the words between its marks changed, and where the marks stand now. */
function reword({ text, marks }: Text, from: RegExp, to: string): Changed {
  let now = ''
  let at = 0
  let changed = 0
  const starts: number[] = []
  const pass = (end: number) => {
    const words = text.slice(at, end)
    changed += words.match(from)?.length ?? 0
    now += words.replace(from, to)
  }
  for (const { start, surface } of marks) {
    pass(start)
    starts.push(now.length)
    now += surface
    at = start + surface.length
  }
  pass(text.length)
  return { text: now, starts, changed }
}

const errorsIn = (sheet: FactSheet, text: string): Finding[] =>
  check(sheet, text).findings.filter(({ severity, code }) => severity === 'error' && code !== 'convention')

function accusedBy(draft: Text, { text, changed }: Changed): string[] {
  const more = changed > 0 ? errorsIn(draft.sheet, text) : []
  if (more.length === 0) return []
  const before = errorsIn(draft.sheet, draft.text).length
  return more
    .slice(before)
    .map(({ start, text: at, message }) => `${text.slice(Math.max(0, start - 40), start)}【${at}】${message}`)
}

const isFault = ({ tag }: Mark): boolean => tag.startsWith('!')
const isFound = ({ sheet, marks }: Text, text: string, starts: readonly number[]): boolean =>
  check(sheet, text).findings.some((found) =>
    marks.some((mark, i) => isFault(mark) && found.start < starts[i]! + mark.surface.length && found.end > starts[i]!),
  )
const startsOf = ({ marks }: Text): number[] => marks.map(({ start }) => start)

/** What each rewording (one in so many, beginning with `first`) does to the texts of a folder. */
export function rewordedIn(folder: string, oneIn = 1, first = 0): Reworded[] {
  const drafts = markedDrafts(folder)
  const faults = markedFaults(folder).filter((one) => isFound(one, one.text, startsOf(one)))
  return rewordings
    .filter((_, i) => i % oneIn === first % oneIn)
    .map(({ name, from, to }) => {
      const words = new RegExp(from, 'g')
      const now = drafts.map((draft) => ({ draft, now: reword(draft, words, to) }))
      const faulty = faults.map((one) => ({ one, now: reword(one, words, to) })).filter(({ now }) => now.changed > 0)
      return {
        name,
        changed: now.reduce((sum, { now: { changed } }) => sum + changed, 0),
        accused: now.flatMap(({ draft, now }) => accusedBy(draft, now)),
        faulty: faulty.length,
        lost: faulty.filter(({ one, now: { text, starts } }) => !isFound(one, text, starts)).map(({ now }) => now.text),
      }
    })
}

if (import.meta.main) {
  const fixtures = join(import.meta.dirname, '../../fixtures')
  const named = process.argv.slice(2)
  const sets =
    named.length > 0 ? named : readdirSync(fixtures).filter((name) => /^(?:bench|trial\d*|unseen\d*)$/.test(name))
  const all = Map.groupBy(
    sets.flatMap((set) => rewordedIn(join(fixtures, set))),
    ({ name }) => name,
  )
  const sum = (rows: readonly Reworded[], of: (row: Reworded) => number) =>
    rows.reduce((total, row) => total + of(row), 0)
  const told = (rows: readonly Reworded[]) =>
    `改动 ${sum(rows, ({ changed }) => changed)} 处，误报 ${sum(rows, ({ accused }) => accused.length)}；有错的 ${sum(rows, ({ faulty }) => faulty)} 段，漏掉 ${sum(rows, ({ lost }) => lost.length)}`
  for (const [name, rows] of all) console.log(`${name}：${told(rows)}`)
  console.log(`合计：${told([...all.values()].flat())}`)
}
