/**
 * The closed list of errors that a caller can meet. Inside, one of these codes; at the edge (http/), one map from code to
 * status. Messages are plain Chinese: what happened, where, what to do.
 */
export const PROBLEM_CODES = [
  'bad-json',
  'bad-encoding',
  'unsupported-media-type',
  'too-large',
  'invalid',
  'unknown-report-type',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'conflict',
  'key-reused',
  'version-moved-on',
  'precondition-required',
  'not-ready',
  'unauthorised',
  'key-unknown',
  'key-expired',
  'key-revoked',
  'signature-required',
  'signature-wrong',
  'clock-skewed',
  'nonce-reused',
  'forbidden',
  'rate-limited',
  'checker-unavailable',
  'unavailable',
  'internal',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** One offending place: a path such as `facts[3].value`, and in Chinese what would be accepted there. */
export interface ProblemPlace {
  readonly path: string
  readonly message: string
}

/** An error that a caller is told of. Everything else that is thrown is our bug and becomes `internal`. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly places: readonly ProblemPlace[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: ProblemCode,
    message: string,
    options: { places?: readonly ProblemPlace[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.places = options.places ?? []
    this.headers = options.headers ?? {}
  }
}

/** Writes a zod path as callers know it: `facts[3].value`. */
export const pathOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (out, key) => (typeof key === 'number' ? `${out}[${key}]` : out ? `${out}.${String(key)}` : String(key)),
    '',
  )
