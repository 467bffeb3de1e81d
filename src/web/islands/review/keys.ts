/** What a key asks for on the review page. */
export type Wish =
  | 'next'
  | 'previous'
  | 'fix'
  | 'fix-kind'
  | 'dismiss'
  | 'dismiss-kind'
  | 'undo'
  | 'edit'
  | 'approve'
  | 'history'
  | 'help'
  | 'take-over'
  | 'onward'
  | 'cancel'
  | { readonly reason: number }

/** Every key with what it does, as the buttons and the help name it. */
export const KEYS: readonly { readonly wish: Wish; readonly key: string; readonly says: string }[] = [
  { wish: 'next', key: 'J', says: '下一处（也可按 F8）' },
  { wish: 'previous', key: 'K', says: '上一处（也可按 Shift+F8）' },
  { wish: 'fix', key: 'A', says: '采用建议' },
  { wish: 'fix-kind', key: 'Shift+A', says: '同类问题一并采用建议' },
  { wish: 'dismiss', key: 'D', says: '说明理由后保留，再按 1 至 4 选理由' },
  { wish: 'dismiss-kind', key: 'Shift+D', says: '同类问题一并保留' },
  { wish: 'undo', key: 'U', says: '撤销上一步' },
  { wish: 'edit', key: 'E', says: '动手改文字，按 Esc 改完' },
  { wish: 'approve', key: 'P', says: '批准（待核为 0 时）' },
  { wish: 'history', key: 'H', says: '经过与对照' },
  { wish: 'onward', key: 'N', says: '批准后打开下一份' },
  { wish: 'take-over', key: 'T', says: '接手别的窗口或已到期的占用' },
  { wish: 'help', key: '?', says: '打开这张表' },
]

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
  if (event.key === '?' || event.key === '？') return 'help'
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1]
  if (digit && !event.shiftKey) return { reason: Number(digit) }
  const letter = /^[a-z]$/i.test(event.key) ? event.key : (/^Key([A-Z])$/.exec(event.code)?.[1] ?? '')
  return (event.shiftKey ? SHIFTED : PLAIN).get(letter.toLowerCase()) ?? null
}
