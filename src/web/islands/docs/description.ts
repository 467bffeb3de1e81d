import type { JsonSchema } from '../../../http/openapi/json-schema.ts'

/* The part of the service's description that the reference shows. */

/** A parameter of an endpoint. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}
interface Ref {
  readonly $ref?: string
}
/** A body of one media type. */
export interface Content {
  readonly schema?: JsonSchema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, Ref>>
}
/** A header of an answer. */
export interface Header extends Ref {
  readonly description?: string
}
/** An answer by its status. */
export interface Answer extends Ref {
  readonly description: string
  readonly headers?: Readonly<Record<string, Header>>
  readonly content?: Readonly<Record<string, Content>>
}
/** What one method of a path does. */
export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly security: readonly object[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Content>> }
  readonly responses: Readonly<Record<string, Answer>>
}
/** The whole description. */
export interface Description {
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly responses: Readonly<Record<string, Answer>>
    readonly headers: Readonly<Record<string, Header>>
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>
  }
}

/** One endpoint. */
export interface Endpoint extends Operation {
  readonly method: string
  readonly path: string
}

/** All endpoints, in the order of the description. */
export const endpointsOf = ({ paths }: Description): Endpoint[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
  )

/** The last part of a reference: what it names. */
export const nameOf = (ref: string): string => ref.split('/').at(-1)!

/** The thing itself where it is a reference into a part of the description. */
export const lookedUp = <T extends Ref>(thing: T, part: Readonly<Record<string, T>>): T =>
  thing.$ref ? part[nameOf(thing.$ref)]! : thing

/** The example that a body is shown with; undefined where there is none. */
export function exampleOf({ example, examples }: Content, { components }: Description): unknown {
  const [first] = Object.values(examples ?? {})
  return first?.$ref ? components.examples[nameOf(first.$ref)]?.value : example
}
