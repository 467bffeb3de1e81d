import words from './report-type-words.json' with { type: 'json' }

/** A word of the title tells this much more than one of the text. */
const TITLE = 4
/** Below this nothing is said: a wrong type hides a report from its own sections, none leaves it findable. */
const ENOUGH = 4

/** The report type that a report's title and words point to, by scored word lists; null where they do not. */
export function guessReportType(title: string, text: string): string | null {
  const scored = words.map(({ type, title: inTitle, text: inText }) => ({
    type,
    score:
      TITLE * inTitle.filter((word) => title.includes(word)).length +
      inText.filter((word) => text.includes(word)).length,
  }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score >= ENOUGH ? best.type : null
}
