import { z } from 'zod'
import { commonEnds } from '../pipeline/common-ends.ts'

/** A field that nothing reads, and the one beside it that was meant. */
export interface Misspelt {
  readonly path: readonly (string | number)[]
  readonly written: string
  readonly meant: string
}

/** What is asked of JSON Schema here. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

const shapes = new WeakMap<z.ZodType, Shape>()

function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema)
  if (known) return known
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  shapes.set(schema, made)
  return made
}

/**
 * Fields written almost as a known one that is missing beside them: lastyear, last_year, lable. Passed over, they would
 * take a number with them that nobody misses until the report is out; fields that resemble none are left alone.
 */
export const misspeltFields = (schema: z.ZodType, raw: unknown): Misspelt[] => [...within(shapeOf(schema), raw, [])]

function* within(shape: Shape, value: unknown, path: Misspelt['path']): Generator<Misspelt> {
  const forms = [shape, ...(shape.anyOf ?? [])]
  if (Array.isArray(value)) {
    const items = forms.find((form) => form.items)?.items
    if (items) for (const [index, item] of value.entries()) yield* within(items, item, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    const known = forms.find((form) => form.properties)?.properties
    if (known) yield* amongFields(known, value as Record<string, unknown>, path)
  }
}

function* amongFields(
  known: Readonly<Record<string, Shape>>,
  value: Readonly<Record<string, unknown>>,
  path: Misspelt['path'],
): Generator<Misspelt> {
  const absent = Object.keys(known).filter((name) => !Object.hasOwn(value, name))
  for (const [written, held] of Object.entries(value)) {
    const shape = Object.hasOwn(known, written) ? known[written] : undefined
    const meant = shape ? undefined : absent.find((name) => isSlipOf(written, name))
    if (shape) yield* within(shape, held, [...path, written])
    else if (meant) yield { path: [...path, written], written, meant }
  }
}

/** Shorter names are too like each other for a slip to tell which was meant. */
const LONG_ENOUGH = 4

const folded = (name: string): string => name.toLowerCase().replace(/[_-]/g, '')

/** The same letters in other cases or with other joints, or one letter too many, too few, wrong or changed about. */
function isSlipOf(written: string, name: string): boolean {
  const [a, b] = [folded(written), folded(name)]
  if (a === b) return true
  if (Math.min(a.length, b.length) < LONG_ENOUGH) return false
  const { head, tail } = commonEnds(a, b)
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  return Math.max(left.length, right.length) <= 1 || (left.length === 2 && left === [...right].toReversed().join(''))
}
