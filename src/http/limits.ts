/** What a request may hold; beyond it the answer is 413. Sizes in bytes of UTF-8, texts in characters (UTF-16 units). */
export const LIMITS = {
  body: 2_000_000,
  /** A form with files. */
  upload: 20_000_000,
  /** Files, or reports, in one request. */
  files: 20,
  /** A text to check or to parse. */
  text: 200_000,
  /** A draft's text as a person edits it: it is stored with its check, version by version. */
  draftText: 50_000,
  /** A fact sheet, serialised. */
  sheet: 400_000,
  /** Of a text that is echoed. */
  echo: 20_000,
  /** Levels of arrays and objects in a body. */
  depth: 32,
} as const
