import type { z } from 'zod'
import type { Deed } from '../domain/audit.ts'
import { Problem, type ProblemCode, pathOf } from '../domain/problem.ts'
import type { Scope } from '../domain/role.ts'
import type { Caller } from '../pipeline/caller.ts'
import type { AppDeps } from './deps.ts'
import type { HeaderName } from './openapi/headers.ts'
import { readBody } from './request-body.ts'

/** A success answer as the API's description tells of it. */
export interface Answer {
  readonly description: string
  /** Schema by media type; null for text and files. */
  readonly content?: Readonly<Record<string, z.ZodType | null>>
  /** Headers that always come with it, with what they say. */
  readonly headers?: Readonly<Partial<Record<HeaderName, string>>>
  /** Headers that come with it sometimes. */
  readonly sometimes?: readonly HeaderName[]
}

/** One endpoint: the same schemas read its requests and write its description. */
export interface Operation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As OpenAPI writes it: `/v1/drafts/{id}`. */
  readonly path: string
  readonly id: string
  /** What a caller must be allowed to do; null where anybody may ask, signed in or not. */
  readonly needs: Scope | null
  readonly summary: string
  /** What a caller should know beyond the summary, in Markdown. */
  readonly details?: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** True where the body may be left out. */
  readonly bodyOptional?: boolean
  /** True where the body may come as multipart/form-data too, with files. */
  readonly forms?: boolean
  /** Request headers that it heeds, with what they say. */
  readonly headers?: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<number, Answer>>
  /** Errors of its own, beside those that every endpoint can give. */
  readonly problems: readonly ProblemCode[]
}

/** A request as its handler gets it: read by the schemas, with who asks. */
export interface Incoming<P, Q, B> {
  readonly request: Request
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly caller: Caller
  /** Appends to the audit log who asks, from where, and in which request; for deeds that no store records by itself. */
  note(deed: Deed): Promise<void>
}

/** An endpoint with its schemas already applied: what the application mounts. */
export interface Route {
  readonly operation: Operation<z.ZodType, z.ZodType, z.ZodType>
  answer(raw: RawRequest, deps: AppDeps): Promise<Response>
}
/** A request as it came, with who asks. */
export interface RawRequest {
  readonly request: Request
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly caller: Caller
  note(deed: Deed): Promise<void>
}

/** Joins an operation with what it does. The handler gets nothing that its schemas have not read. */
export const route = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  handle: (incoming: Incoming<z.output<P>, z.output<Q>, z.output<B>>, deps: AppDeps) => Promise<Response> | Response,
): Route => ({
  operation,
  answer: async ({ request, params, query, caller, note }, deps) =>
    handle(
      {
        request,
        caller,
        note,
        params: read(operation.params, params),
        query: read(operation.query, query),
        body: operation.body
          ? await readBody(operation.body, request, { optional: operation.bodyOptional, forms: operation.forms })
          : (undefined as z.output<B>),
      },
      deps,
    ),
})

function read<T extends z.ZodType>(schema: T | undefined, input: unknown): z.output<T> {
  if (!schema) return undefined as z.output<T>
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const places = result.error.issues.map((issue) => ({ path: pathOf(issue.path), message: issue.message }))
  const { path, message } = places[0]!
  const more = places.length > 1 ? `（共 ${places.length} 处需要改正）` : ''
  throw new Problem('invalid', (message.includes(path) ? message : `参数 ${path} ${message}`) + more, { places })
}

/** A JSON answer with its charset named. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
