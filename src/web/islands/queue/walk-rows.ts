import { singleKeysWork } from '../review/single-keys.ts'

const isTyping = (): boolean => /^(?:INPUT|SELECT)$/.test(document.activeElement?.tagName ?? '')

/** Has j and k move between the rows, as they do between findings on the review page, and Enter open the first where none was gone to; gives what ends that. */
export function walkRows(): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping()) return
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue tbody a')]
    if (event.key === 'Enter' && document.activeElement === document.body) links[0]?.click()
    if (!singleKeysWork()) return
    const move = { KeyJ: 1, KeyK: -1 }[event.code]
    if (move === undefined || links.length === 0) return
    event.preventDefault()
    const here = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[here < 0 ? 0 : (here + move + links.length) % links.length]?.focus()
  }
  addEventListener('keydown', hear)
  return () => removeEventListener('keydown', hear)
}
