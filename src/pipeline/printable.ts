/**
 * Words as they may stand in a document: without control characters, which XML forbids and nobody sees, and without
 * marks that turn the reading direction, which would show a number other than the one that was checked.
 */
export const printable = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu, (mark) =>
      mark === '\t' ? ' ' : '',
    )

/** How wide words run, in characters of their own size: Han one, Latin letters and digits half. */
export const widthOf = (words: string): number =>
  [...words].reduce((width, sign) => width + (/[\u0020-\u02ff]/.test(sign) ? 0.5 : 1), 0)

/** A number with what must stay on its line: sign of per cent or the first character of its unit. */
const TIED = /(?<![\d.])\d[\d,.]*(?:[%‰℃]|[万亿]?\p{Script=Han})/gu

/** Words cut into pieces that may break and pieces that may not. */
export function tiedPieces(words: string): { readonly text: string; readonly tied: boolean }[] {
  const pieces: { text: string; tied: boolean }[] = []
  let from = 0
  for (const { 0: text, index } of words.matchAll(TIED)) {
    if (index > from) pieces.push({ text: words.slice(from, index), tied: false })
    pieces.push({ text, tied: true })
    from = index + text.length
  }
  if (from < words.length) pieces.push({ text: words.slice(from), tied: false })
  return pieces
}
