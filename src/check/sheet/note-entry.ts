import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Mention } from '../mention.ts'
import { read } from '../read.ts'
import { charactersAround, charactersBeside, nameBefore } from '../text/telling.ts'
import { deniedIn } from './denied.ts'
import type { FactEntry } from './fact-entry.ts'
import { isAbove, regionNear } from './region.ts'

/** A note of the sheet with the numbers that it gives. */
export interface NoteEntry {
  readonly text: string
  readonly mentions: readonly Given[]
  /** What it says there was none of, without a number: 无人员伤亡. */
  readonly denied: readonly string[]
}

/** A number that a note gives, with what stands around it there: the same for every text. */
export interface Given extends Mention {
  /** The telling characters of its sentence and of its clause. */
  readonly around: ReadonlySet<string>
  readonly beside: ReadonlySet<string>
  /** The region that it is of, where that stands above the organisation's own; else null. */
  readonly above: number | null
  /** What stands right before it, as far as a name reaches: 黄旗村 of “黄旗村”2个. */
  readonly named: string
  /** It tells how something moved, or how far it lies from another. */
  readonly compared: boolean
}

/** Labels and aliases that hold a digit give that number like a note: 集体经济收入超50万元的村. */
const namesWithNumbers = (facts: readonly FactEntry[]): string[] =>
  facts.flatMap(({ label, fact }) => [label, ...fact.aliases].filter((name) => /\d/.test(name)))

/** The notes of a sheet, and the names that give a number like one. */
export const notesOf = (sheet: FactSheet, facts: readonly FactEntry[]): NoteEntry[] =>
  [...sheet.notes.map(({ text }) => text), ...namesWithNumbers(facts)].map((text) => ({
    text,
    mentions: read(text, { period: sheet.period }).map((mention) => givenIn(text, mention, sheet.organisation)),
    denied: deniedIn(text),
  }))

function givenIn(text: string, mention: Mention, organisation: string): Given {
  const region = regionNear(text, mention.start)
  return {
    ...mention,
    around: charactersAround(text, mention),
    beside: charactersBeside(text, mention),
    above: isAbove(region, organisation) ? region : null,
    named: nameBefore(text, mention.start),
    compared: COMPARED.test(text.slice(Math.max(0, mention.start - REACH), mention.start)),
  }
}

const COMPARED = /(?:[同环]比|[比较]|增|减|上升|下降|提高|提升|降低|多|少|差|缺|超|[高低]于)[^，。；]*$/
const REACH = 16
