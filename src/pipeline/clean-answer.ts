import words from './gate-words.json' with { type: 'json' }
import { visible } from './slot.ts'

/*
 * Takes off an answer what providers and models wrap around it: reasoning, byte order marks, code fences, a JSON
 * envelope, a sentence about the answer. What it says is left to the gate.
 */

const REASONING = /<(think|thinking|reasoning)>[\s\S]*?<\/\1>/gi
/** Some servers drop the opening tag; some are cut off before the closing one. */
const REASONING_HEAD = /^[\s\S]*<\/(?:think|thinking|reasoning)>/i
const REASONING_TAIL = /<(?:think|thinking|reasoning)>[\s\S]*$/i
const FENCE = /^\s*```[^\n]*\n([\s\S]*?)\n?```\s*$/

const withoutReasoning = (text: string): string =>
  text.replace(REASONING, '').replace(REASONING_HEAD, '').replace(REASONING_TAIL, '')

/** An answer given as `{"text": "…"}` although none was asked for. */
function withoutEnvelope(text: string): string {
  if (!/^\s*\{\s*"/.test(text)) return text
  try {
    const values = Object.values(JSON.parse(text) as Record<string, unknown>)
    return values.length === 1 && typeof values[0] === 'string' ? values[0] : text
  } catch {
    return text
  }
}

/** A first line that speaks of the answer (好的，以下是正文：) and ends in a colon, or stands on its own. */
function withoutPreamble(text: string): string {
  const [first, ...rest] = text.split('\n')
  const talks = words.preambles.some((word) => first!.startsWith(word)) && /[：:]\s*$/.test(first!)
  return talks && rest.length > 0 ? rest.join('\n') : text
}

/** The section's own heading, written although the frame writes it. */
const withoutHeading = (text: string, heading: string | null): string => {
  if (heading === null) return text
  const [first, ...rest] = text.trimStart().split('\n')
  const bare = first!.replace(/^[\s#*（(一二三四五六七八九十0-9.、）)]+/, '').replace(/[*：:。\s]+$/, '')
  return bare === heading && rest.length > 0 ? rest.join('\n') : text
}

/** Braces in every form that models write: ｛｛x｝｝, { {x} }, \{\{x\}\}. */
const withPlainBraces = (text: string): string =>
  text
    .replace(/\\([{}])/g, '$1')
    .replace(/｛/g, '{')
    .replace(/｝/g, '}')
    .replace(/\{\s+\{/g, '{{')
    .replace(/\}\s+\}/g, '}}')
    .replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, '{{$1}}')

const HALF_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' }

/** Half-width punctuation beside Han characters or slots becomes full-width (P1). */
const withFullWidth = (text: string): string =>
  text
    .replace(/(?<=[\p{Script=Han}”）》}])[^\S\n]*([,;:?!])[^\S\n]*(?!\d)/gmu, (_, mark: string) => HALF_WIDTH[mark]!)
    .replace(/(?<=[\p{Script=Han}”）》}])\.(?=\s|$)/gmu, '。')

/** From the outside in: a fence stands within a preamble, a preamble or a heading within a fence. */
const PEELS: readonly ((text: string, heading: string | null) => string)[] = [
  withoutPreamble,
  (text) => FENCE.exec(text)?.[1] ?? text,
  withoutEnvelope,
  withoutPreamble,
  withoutHeading,
]

/** The text of an answer as slot text: one paragraph a line, without anything that wraps it. */
export function cleanAnswer(raw: string, heading: string | null): string {
  const answer = withoutReasoning(visible(raw).replace(/\r\n?/g, '\n'))
  const text = PEELS.reduce((inner, peel) => peel(inner.trim(), heading), answer)
  return withFullWidth(withPlainBraces(text))
    .split('\n')
    .map((line) =>
      line
        .replace(/[ \t\u3000]+/g, ' ')
        .replace(/(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])/g, '')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n')
}
