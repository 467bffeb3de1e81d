import type { FactSheet } from '../domain/fact-sheet.ts'
import { factWords } from './fact-slots.ts'
import { noteFigures } from './note-figures.ts'
import { resolveSlot } from './slot.ts'
import { type WrittenSlots, writeSlots } from './write-slots.ts'

/**
 * Turns slots into words and digits from the sheet, exactly. `faults` names every slot that the sheet does not define.
 * Note slots give back the figure as the note wrote it.
 */
export const renderSlots = (slotText: string, sheet: FactSheet): WrittenSlots =>
  writeSlots(slotText, (name) => wordsOf(name, sheet))

function wordsOf(name: string, sheet: FactSheet): string | null {
  const target = resolveSlot(name, sheet)
  if (target?.kind !== 'note') return factWords(name, sheet)
  const note = sheet.notes[target.note - 1]
  return note ? (noteFigures(note.text)[target.figure - 1]?.text ?? null) : null
}
