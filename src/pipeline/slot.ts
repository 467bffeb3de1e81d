import type { Fact, FactSheet } from '../domain/fact-sheet.ts'

/**
 * What a slot may say of a fact. `value` is the bare slot `{{id}}`; every comparison carries its own verb, so that
 * whoever writes the sentence can name neither a wrong direction nor a wrong digit.
 */
export const ASPECTS = [
  'value',
  'label',
  'change',
  'lastYear',
  'yoy',
  'yoyDiff',
  'lastPeriod',
  'qoq',
  'qoqDiff',
  'target',
  'completion',
  'gap',
  'share',
  'parts',
] as const
export type Aspect = (typeof ASPECTS)[number]

/** A stretch of slot text: plain prose, or the name between the braces of a slot with its place in the slot text. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: string; readonly start: number; readonly end: number }

/** What a slot name stands for: an aspect of a fact, or the k-th figure of the n-th note (both from 1). */
export type SlotTarget =
  | { readonly kind: 'fact'; readonly fact: Fact; readonly aspect: Aspect }
  | { readonly kind: 'note'; readonly note: number; readonly figure: number }

const SLOT = /\{\{\s*([^{}\s]{1,100})\s*\}\}/g
const NOTE_SLOT = /^note:(\d{1,4})\.(\d{1,4})$/

/** Splits slot text into prose and slots, in order and without loss. Broken braces stay in the prose, where the gate sees them. */
export function readSlots(slotText: string): Segment[] {
  const segments: Segment[] = []
  let end = 0
  const prose = (to: number) => {
    if (to > end) segments.push({ kind: 'text', text: slotText.slice(end, to) })
  }
  for (const match of slotText.matchAll(SLOT)) {
    prose(match.index)
    end = match.index + match[0].length
    segments.push({ kind: 'slot', name: match[1]!, start: match.index, end })
  }
  prose(slotText.length)
  return segments
}

/** Writes the slot of an aspect: `{{inspectors}}`, `{{inspectors.yoy}}`. */
export const slotOf = (factId: string, aspect: Aspect = 'value'): string =>
  aspect === 'value' ? `{{${factId}}}` : `{{${factId}.${aspect}}}`

/** Writes the slot of a note's figure, both counted from 1. The colon keeps it apart from every fact id. */
export const noteSlotOf = (note: number, figure: number): string => `{{note:${note}.${figure}}}`

const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** The text without zero-width, direction and control characters. */
export const visible = (text: string): string => text.replace(INVISIBLE, '')

/**
 * Makes text from outside (labels, notes) safe to stand in slot text: braces become full-width, so that a slot somebody
 * typed into a note is prose and nothing else; invisible characters go.
 */
export const proseOf = (text: string): string => visible(text).replace(/\{/g, '｛').replace(/\}/g, '｝')

const isAspect = (word: string): word is Aspect => (ASPECTS as readonly string[]).includes(word)

/** What a slot name stands for in this sheet, or null. Ids may hold dots, so the whole name is tried as an id first. */
export function resolveSlot(name: string, sheet: FactSheet): SlotTarget | null {
  const note = NOTE_SLOT.exec(name)
  if (note) return { kind: 'note', note: Number(note[1]), figure: Number(note[2]) }
  const whole = sheet.facts.find((fact) => fact.id === name)
  if (whole) return { kind: 'fact', fact: whole, aspect: 'value' }
  const dot = name.lastIndexOf('.')
  const aspect = name.slice(dot + 1)
  const fact = dot > 0 && isAspect(aspect) ? sheet.facts.find((each) => each.id === name.slice(0, dot)) : undefined
  return fact && isAspect(aspect) ? { kind: 'fact', fact, aspect } : null
}

/** Ids of the facts whose value a slot text states, in order and as often: by `{{id}}`, by `.change`, in the parts of its total. */
export function statementsIn(slotText: string, sheet: FactSheet): string[] {
  return readSlots(slotText).flatMap((segment) => {
    const target = segment.kind === 'slot' ? resolveSlot(segment.name, sheet) : null
    if (target?.kind !== 'fact') return []
    if (target.aspect === 'value' || target.aspect === 'change') return [target.fact.id]
    if (target.aspect !== 'parts') return []
    return sheet.facts.filter((part) => part.partOf === target.fact.id).map((part) => part.id)
  })
}

/** The same ids as a set. */
export const factsStated = (slotText: string, sheet: FactSheet): Set<string> => new Set(statementsIn(slotText, sheet))
