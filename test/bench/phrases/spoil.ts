/* One number or one word of a true statement made false, in the ways that drafts go wrong. */
import type Big from 'big.js'
import { FORMS } from './amount.ts'
import type { Chance } from './chance.ts'
import type { Stated, Statement } from './template.ts'

/** How a statement was made false. */
export type Spoil = 'digit' | 'neighbour' | 'last-year' | 'direction' | 'base'
export const SPOILS: readonly Spoil[] = ['digit', 'neighbour', 'last-year', 'direction', 'base']

/** A false text, and where in it the falsehood stands. */
export interface Spoilt {
  readonly spoil: Spoil
  readonly text: string
  readonly start: number
  readonly end: number
}

const replaced = (statement: Statement, spoil: Spoil, at: { start: number; end: number }, by: string): Spoilt => ({
  spoil,
  text: statement.text.slice(0, at.start) + by + statement.text.slice(at.end),
  start: at.start,
  end: at.start + by.length,
})

const EXACT = new Set([
  'digits',
  'bare',
  'commas',
  'han',
  'place',
  'placeHan',
  'placeWei',
  'placeMing',
  'placeHanWei',
  'hanPercent',
])

/** A smaller number is still 超, a larger one still 近: those hedges are spoilt the other way. */
const BELOW = new Set(['over', 'exceeding', 'beyond', 'breaking', 'floor', 'above'])
const ABOVE = new Set(['near', 'closeTo', 'under', 'nearHalf'])

/** Another first digit where the number is hedged, another digit of any place where it is exact. */
function digit(statement: Statement, dice: Chance): Spoilt | null {
  const stated = dice.pick(statement.stated)
  const surface = statement.text.slice(stated.start, stated.end)
  const places = [...surface.matchAll(/\d/g)].map(({ index }) => index)
  if (places.length === 0) return null
  const at = EXACT.has(stated.form) ? dice.pick(places) : places[0]!
  const old = Number(surface[at])
  const shift = dice.whole(2, 7)
  const other = (old + shift) % 10 || (old === 1 ? 4 : 1)
  if ((BELOW.has(stated.form) && other < old) || (ABOVE.has(stated.form) && other > old)) return null
  return replaced(statement, 'digit', stated, surface.slice(0, at) + other + surface.slice(at + 1))
}

/** The number in the same form with another value; null where it would be read the same or does not suit the form. */
function withValue(statement: Statement, spoil: Spoil, stated: Stated, value: Big, places: number): Spoilt | null {
  const text = FORMS[stated.form]!({ ...stated.amount, value, places })
  if (text === null || value.eq(stated.amount.value)) return null
  if (
    !EXACT.has(stated.form) &&
    value
      .div(stated.amount.value.eq(0) ? 1 : stated.amount.value)
      .minus(1)
      .abs()
      .lt(0.5)
  )
    return null
  return replaced(statement, spoil, stated, text)
}

function neighbour(statement: Statement, dice: Chance, neighbours: Statement['subjects']): Spoilt | null {
  const stated = statement.stated.find(({ quantity }) => quantity === 'value')
  if (!stated) return null
  const held = [stated.subject.lastYear, stated.subject.lastPeriod, stated.subject.target]
  const others = neighbours.filter(
    ({ value }) =>
      value.unit === stated.amount.unit &&
      !value.value.eq(stated.amount.value) &&
      !held.some((amount) => amount?.value.eq(value.value)),
  )
  if (others.length === 0) return null
  const { value } = dice.pick(others)
  return withValue(statement, 'neighbour', stated, value.value, value.places)
}

function lastYear(statement: Statement): Spoilt | null {
  const stated = statement.stated.find(({ quantity }) => quantity === 'value')
  const before = stated?.subject.lastYear
  return stated && before ? withValue(statement, 'last-year', stated, before.value, before.places) : null
}

function direction(statement: Statement, dice: Chance): Spoilt | null {
  if (statement.turned.length === 0) return null
  const turned = dice.pick(statement.turned)
  return replaced(statement, 'direction', turned, turned.opposite)
}

/** 同比 for 环比, where the sheet has both bases and they give another change. */
function base(statement: Statement): Spoilt | null {
  const bases = [...statement.text.matchAll(/同比|环比/g)]
  const [subject] = statement.subjects
  const changes = statement.stated.filter(({ quantity }) => /^(?:yoy|qoq)-(?:rate|diff|pp)$/.test(quantity))
  if (bases.length !== 1 || changes.length !== 1 || !subject?.lastYear || !subject.lastPeriod) return null
  const gap = subject.lastYear.value.minus(subject.lastPeriod.value).abs()
  if (gap.lt(subject.lastYear.value.abs().times('0.02'))) return null
  const start = bases[0]!.index
  return replaced(statement, 'base', { start, end: start + 2 }, bases[0]![0] === '同比' ? '环比' : '同比')
}

/** The statement made false in that way, or null where it cannot be. */
export function spoilt(
  spoil: Spoil,
  statement: Statement,
  neighbours: Statement['subjects'],
  dice: Chance,
): Spoilt | null {
  if (spoil === 'digit') return digit(statement, dice)
  if (spoil === 'neighbour') return neighbour(statement, dice, neighbours)
  if (spoil === 'last-year') return lastYear(statement)
  if (spoil === 'direction') return direction(statement, dice)
  return base(statement)
}
