import type { JsonSchema } from '../../src/http/openapi/json-schema.ts'

/* The part of OpenAPI 3.1 that the service's description uses. */

export interface Header {
  readonly $ref?: string
  readonly required?: boolean
  readonly schema?: JsonSchema
}
export interface Answer {
  readonly $ref?: string
  readonly headers?: Readonly<Record<string, Header>>
  readonly content?: Readonly<Record<string, Content>>
}
export interface Content {
  readonly schema?: JsonSchema
  readonly examples?: Readonly<Record<string, { readonly $ref: string }>>
}
export interface Described {
  readonly operationId: string
  readonly parameters?: readonly {
    name: string
    in: 'path' | 'query' | 'header'
    required?: boolean
    schema: JsonSchema
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> }
  readonly responses: Readonly<Record<string, Answer>>
}
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, Answer>>
    readonly headers: Readonly<Record<string, Header>>
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>
  }
}

const nameIn = (ref: string): string => ref.split('/').at(-1)!

/** An answer of the description, looked up where it is a reference. */
export const answerIn = (answer: Answer, { components }: Description): Answer =>
  answer.$ref ? components.responses[nameIn(answer.$ref)]! : answer

/** A header of the description, looked up where it is a reference. */
export const headerIn = (header: Header, { components }: Description): Header =>
  header.$ref ? components.headers[nameIn(header.$ref)]! : header

/** One endpoint of the description. */
export interface Endpoint extends Described {
  readonly method: string
  readonly path: string
}

export const endpointsOf = (description: Description): Endpoint[] =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method: method.toUpperCase(), path })),
  )
