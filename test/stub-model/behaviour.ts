/*
 * What the stub server does beside answering well. A behaviour is data, so that a test, the command line and a control
 * request can set it alike.
 */

/** The eight ways in which a server fails (429 with and without Retry-After are two). */
export const FAULTS = [
  'latency',
  'reset',
  'truncated',
  '429',
  '429-retry-after',
  '500',
  '529',
  'garbage',
  'endless',
] as const
export type FaultKind = (typeof FAULTS)[number]

/** Habits of real providers that differ from OpenAI's. */
export const QUIRKS = [
  /** DeepSeek: reasoning in a field of its own, `: keep-alive` comments while it thinks. */
  'reasoning-content',
  /** Qwen, vLLM, llama.cpp: reasoning inside the content, between <think> tags. */
  'think',
  /** Templates that open <think> in the prompt, so that only the closing tag comes. */
  'think-unopened',
  /** Ollama, older llama.cpp: no usage, not even when asked. */
  'no-usage',
  /** Gateways that refuse parameters they do not know. */
  'no-stream-options',
  'no-max-tokens',
  /** Gateways that answer as a whole although a stream was asked for. */
  'no-stream',
  'bom',
  'crlf',
  /** Network that cuts Chinese characters in half. */
  'split-bytes',
  'content-parts',
  /** Markdown fence, JSON envelope, sentence about the answer. */
  'fenced',
  'enveloped',
  'preamble',
] as const
export type Quirk = (typeof QUIRKS)[number]

/** Mistakes that a model makes in the text itself. */
export const MISTAKES = [
  'wrong-digit',
  'swapped',
  'invented',
  'forgotten',
  /** Leaves out its last sentence, which tells of the last note. */
  'taciturn',
  'foreign-slot',
  'hedged',
  'direction',
  'cause',
  'markdown',
  'empty',
  'refusal',
] as const
export type Mistake = (typeof MISTAKES)[number]

export interface Behaviour {
  /** `draft` writes from the JSON it gets; `obey` does what any text in it commands; `echo` repeats `answer`. */
  readonly mode: 'draft' | 'obey' | 'echo'
  readonly answer: string
  readonly fault: FaultKind | null
  /** Which requests fail, counted from 1; all where empty. */
  readonly at: readonly number[]
  /** The heading whose requests fail; all where null. */
  readonly only: string | null
  /** Before its first word. */
  readonly latencyMs: number
  /** Between the pieces of an answer that comes piece by piece. */
  readonly paceMs: number
  readonly retryAfter: string
  readonly quirks: readonly Quirk[]
  readonly mistakes: readonly Mistake[]
  /** Makes its mistakes in repairs too. */
  readonly stubborn: boolean
}

export const GOOD: Behaviour = {
  mode: 'draft',
  answer: '',
  fault: null,
  at: [],
  only: null,
  latencyMs: 0,
  paceMs: 0,
  retryAfter: '1',
  quirks: [],
  mistakes: [],
  stubborn: false,
}

const MODES = ['draft', 'obey', 'echo'] as const

/** Reads `reset,think,wrong-digit,obey,stubborn` as the command line gives it. Throws on an unknown word. */
export function behaviourOf(text: string, base: Behaviour = GOOD): Behaviour {
  const words = text.split(',').filter((word) => word !== '')
  const known: readonly string[] = [...FAULTS, ...QUIRKS, ...MISTAKES, ...MODES, 'stubborn']
  const unknown = words.find((word) => !known.includes(word))
  if (unknown) throw new Error(`unknown behaviour ${unknown}`)
  return {
    ...base,
    fault: FAULTS.find((fault) => words.includes(fault)) ?? base.fault,
    quirks: [...base.quirks, ...QUIRKS.filter((quirk) => words.includes(quirk))],
    mistakes: [...base.mistakes, ...MISTAKES.filter((mistake) => words.includes(mistake))],
    mode: MODES.find((mode) => words.includes(mode)) ?? base.mode,
    stubborn: base.stubborn || words.includes('stubborn'),
  }
}
