import { Problem, type ProblemPlace, pathOf } from '../domain/problem.ts'
import { type Damage, damageOf } from './damaged-text.ts'

/** Names in which a run of question marks can only be destroyed Chinese. */
const NAMES: ReadonlySet<string> = new Set([
  'organisation',
  'recipient',
  'title',
  'label',
  'unit',
  'aliases',
  'businessKey',
])

type Path = readonly (string | number)[]
interface Found {
  readonly path: Path
  readonly text: string
  readonly damage: Damage
}

/**
 * Refuses a fact sheet, or a business key, whose Chinese was destroyed on its way here, before anything is made of it.
 * Throws Problem 'bad-encoding' with each damaged place and the line of Java that mends the sender.
 */
export function refuseDamagedNames(sheet: unknown): void {
  const found = [...damaged(sheet, [], false)]
  if (found.length === 0) return
  const { what, mend } = found[0]!.damage
  throw new Problem('bad-encoding', `收到的${what}。${mend}`, {
    places: found.map(
      ({ path, text }): ProblemPlace => ({ path: pathOf(path), message: `文字已损坏：“${text.slice(0, 20)}”` }),
    ),
  })
}

function* damaged(value: unknown, path: Path, isName: boolean): Generator<Found> {
  if (typeof value === 'string') {
    const damage = damageOf(value, isName)
    if (damage) yield { path, text: value, damage }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* damaged(item, [...path, index], isName)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* damaged(item, [...path, key], NAMES.has(key))
  }
}
