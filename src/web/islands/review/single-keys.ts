const KEPT = 'shuzhun.single-keys'
const OFF = 'off'

/** Keys of one letter or digit work unless a person has switched them off in this browser (WCAG 2.1.4). F8 and Esc always do. */
export function singleKeysWork(): boolean {
  try {
    return localStorage.getItem(KEPT) !== OFF
  } catch {
    return true
  }
}

/** Remembers the choice where the browser allows it; the page follows it at once either way. */
export function letSingleKeysWork(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEPT)
    else localStorage.setItem(KEPT, OFF)
  } catch {
    // A browser that keeps nothing forgets the choice with the page.
  }
  printKeys(on)
}

/** Buttons name their keys only while these work. */
export const printKeys = (on: boolean = singleKeysWork()): void => {
  document.documentElement.classList.toggle('without-single-keys', !on)
}
