import type { ReferencedSection } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { SectionKind } from '../domain/report-type.ts'
import { spokenAside } from './note-aside.ts'
import { maskNote } from './note-figures.ts'
import { type NoteKind, noteParts } from './note-parts.ts'
import type { FigureMode } from './section-request.ts'
import { proseOf, readSlots } from './slot.ts'

/** Parts of notes that belong to a section of this kind. */
const KINDS: Record<SectionKind, readonly NoteKind[]> = {
  lead: ['work'],
  work: ['work', 'counting'],
  problems: ['problem'],
  plans: ['plan'],
}

/** Keeps slots whole while a note is taken apart: their colons and points are no punctuation. */
const STAND_IN = 0xe000

/** The note with a single letter in place of each slot, and the slots. */
function folded(masked: string): { text: string; slots: string[] } {
  const slots: string[] = []
  const text = readSlots(masked)
    .map((segment) => {
      if (segment.kind === 'text') return segment.text.replace(/[\ue000-\uf8ff]/g, '')
      slots.push(`{{${segment.name}}}`)
      return String.fromCharCode(STAND_IN + slots.length - 1)
    })
    .join('')
  return { text, slots }
}

/**
 * What the section's notes have to say in it, part by part, as slot text: the parts of its own kind, or all of a note
 * that holds none. In slots mode their figures are slots. Remarks about the table itself are left out.
 */
export function noteMaterial(section: ReferencedSection, sheet: FactSheet, mode: FigureMode): string[] {
  return section.notes.flatMap((note) => {
    const { text, slots } = folded(mode === 'slots' ? maskNote(note, sheet) : proseOf(note.text))
    const all = noteParts(text)
    // A masked year no longer shows a plan: then the parts are chosen by their kind alone.
    const here = all.length === noteParts(note.text).length ? all.filter((_, index) => note.parts.includes(index)) : all
    const parts = here.filter((part) => part.kind !== 'remark')
    const own = parts.filter((part) => KINDS[section.kind].includes(part.kind))
    const chosen = own.length > 0 ? own : parts
    return chosen.map((part) =>
      spokenAside(part.text, sheet).replace(
        /[\ue000-\uf8ff]/g,
        (letter) => slots[letter.charCodeAt(0) - STAND_IN] ?? '',
      ),
    )
  })
}
