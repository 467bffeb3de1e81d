import { KEYS, type Wish } from '../../review-keys.ts'
import { singleKeysWork } from './single-keys.ts'

const NAMES = new Map(KEYS.map(({ wish, key }) => [wish, key]))
/** The key that is printed on a button. */
export const keyOf = (wish: Wish): string => NAMES.get(wish) ?? ''

const PLAIN = new Map(
  KEYS.flatMap(({ wish, key }) => (key.length === 1 ? [[key.toLowerCase(), wish]] : [])) as [string, Wish][],
)
const SHIFTED = new Map(
  KEYS.flatMap(({ wish, key }) => (key.startsWith('Shift+') ? [[key.slice(6).toLowerCase(), wish]] : [])) as [
    string,
    Wish,
  ][],
)

/** True where keys are words: in a field, or in the text while it is being edited. */
const typesWords = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** What a key asks for; null where it is none of ours. A Chinese input method may hide the letter; the key's place still tells it. */
export function wishOf(event: KeyboardEvent): Wish | null {
  if (event.key === 'F8') return event.shiftKey ? 'previous' : 'next'
  if (event.key === 'Escape') return 'cancel'
  if (event.ctrlKey || event.metaKey || event.altKey || typesWords(event.target)) return null
  if (!singleKeysWork()) return null
  if (event.key === '?' || event.key === '？') return 'help'
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1]
  if (digit && !event.shiftKey) return { reason: Number(digit) }
  const letter = /^[a-z]$/i.test(event.key) ? event.key : (/^Key([A-Z])$/.exec(event.code)?.[1] ?? '')
  return (event.shiftKey ? SHIFTED : PLAIN).get(letter.toLowerCase()) ?? null
}
