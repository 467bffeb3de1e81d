import { z } from 'zod'
import type { ProblemCode } from '../../domain/problem.ts'
import { STATUS } from '../problem-response.ts'
import type { Route } from '../route.ts'
import { problemExample } from './examples.ts'
import { type HeaderName, headersOf, QUOTA } from './headers.ts'
import { type Json, refTo } from './schemas.ts'

type Asked = Pick<Route['operation'], 'needs' | 'problems' | 'params' | 'query' | 'body' | 'headers'>

/** Errors that every endpoint can give, and those that its parts add. */
const ALWAYS: readonly ProblemCode[] = ['method-not-allowed', 'internal', 'unavailable']
const OF_CALLER: readonly ProblemCode[] = [
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
  // A signature covers the body, which is read to judge it.
  'too-large',
]
const OF_BODY: readonly ProblemCode[] = ['bad-json', 'bad-encoding', 'too-large', 'unsupported-media-type']

/** Headers of error answers by status: those that always come, and those that come with some of its codes. */
const BRINGS: Readonly<Record<number, readonly [readonly HeaderName[], readonly HeaderName[]]>> = {
  401: [[], ['WWW-Authenticate']],
  405: [['Allow'], []],
  409: [[], ['Location', 'Retry-After']],
  422: [[], ['Location']],
  429: [['Retry-After'], [...QUOTA]],
  503: [[], ['Retry-After']],
}

function codesOf({ needs, problems, params, query, body, headers }: Asked): ProblemCode[] {
  return [
    ...problems,
    ...ALWAYS,
    ...(params ? (['not-found'] as const) : []),
    ...(needs ? OF_CALLER : []),
    ...(params || query || body || headers ? (['invalid'] as const) : []),
    ...(body ? OF_BODY : []),
    ...(body instanceof z.ZodObject && 'factSheet' in body.shape ? (['unknown-report-type'] as const) : []),
    ...(headers && 'If-Match' in headers ? (['version-moved-on'] as const) : []),
  ]
}

/** The codes that an operation can answer, by status, each list in order and without repetition. */
export function codesByStatus(operation: Asked): ReadonlyMap<number, readonly ProblemCode[]> {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of [...new Set(codesOf(operation))].sort()) {
    const { status } = STATUS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}

/** The name under which a status with these codes stands in the description: `422.bad-encoding.invalid`. */
export const problemName = (status: number, codes: readonly ProblemCode[]): string => [status, ...codes].join('.')

/** An error answer: which codes it can carry, what they mean, which headers come with them. */
export const problemAnswer = (status: number, codes: readonly ProblemCode[]): Json => ({
  description: codes.map((code) => `\`${code}\` ${STATUS[code].title}`).join('；'),
  headers: headersOf(...(BRINGS[status] ?? [[], []])),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [refTo('Problem'), { properties: { status: { const: status }, code: { enum: codes } } }],
      },
      ...problemExample(status),
    },
  },
})
