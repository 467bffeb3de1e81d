import { printable } from './printable.ts'

/** Words as they stand in HTML, in an element or in a quoted attribute. */
export const escapeHtml = (words: string): string =>
  printable(words)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
