import type Big from 'big.js'
import { decimal, ZERO } from '../../../src/domain/decimal.ts'
import type { Group } from './groups.ts'
import { baseUnit, digits, type Field, type Item, type Quantity, quantityIn } from './quantity.ts'
import { looseShares, percentInHan, percentOf } from './wording.ts'

/* What follows from several facts, as the slots `{=…}` of a template name it. */

/** A stretch of a filled template: plain words, or a number with what it was made from. */
export type Piece = string | { readonly number: string; readonly tag: string; readonly spoilt?: readonly Spoilt[] }

/** A wrong number in the place of a right one, and which mistake it is. */
export interface Spoilt {
  readonly kind: string
  readonly number: string
}

/** Chance that is the same in every run: a number from 0 up to `n`, not reached. */
export type Pick = (n: number) => number

type Derive = (group: Group, names: readonly string[], pick: Pick) => Piece[] | null

const item = (group: Group, name: string): Item => {
  const found = group.items[name]
  if (!found) throw new Error(`the template names a fact “${name}” that its kind does not have`)
  return found
}
const itemsIn = (group: Group, names: readonly string[]): Item[] => names.map((name) => item(group, name))
const amountOf = (items: readonly Item[]): Big => items.reduce((sum, { value }) => sum.plus(value.amount), ZERO)

/** The amount in the unit of another quantity. */
const told = (amount: Big, like: Quantity): string => digits({ ...like, amount }) + like.unit
const tellable = (items: readonly Item[]) => new Set(items.map(({ value }) => baseUnit(value))).size === 1

interface Change {
  readonly up: boolean
  readonly amount: Big
  readonly rate: Big
}
function changeOf({ fact, value }: Item, since: Field): Change | null {
  const before = quantityIn(fact, since)
  if (!before || before.amount.lte(0) || baseUnit(before) !== baseUnit(value)) return null
  const amount = value.amount.minus(before.amount)
  if (amount.eq(0)) return null
  return { up: amount.gt(0), amount: amount.abs(), rate: amount.abs().div(before.amount).times(100) }
}

const percent = (rate: Big, pick: Pick): string | null => {
  const places = pick(5) === 0 ? 2 : 1
  const shown = rate.toFixed(places)
  return Number(shown) === 0 || rate.gt(300) ? null : `${shown}%`
}

/** The same rate over another base, where that gives another number. */
const otherBase = (one: Item, since: Field, right: string): Spoilt[] => {
  const other = changeOf(one, since === 'lastYear' ? 'lastPeriod' : 'lastYear')
  const number = other && `${other.rate.toFixed(1)}%`
  return number && number !== right ? [{ kind: 'other base', number }] : []
}

const RISE = ['增长', '上升', '提高'] as const
const FALL = ['下降', '下降', '减少'] as const

const rateBy =
  (since: Field): Derive =>
  (group, [name = ''], pick) => {
    const one = item(group, name)
    const change = changeOf(one, since)
    const number = change && percent(change.rate, pick)
    if (!number) return null
    const tag = `${since} rate`
    return [(change.up ? RISE : FALL)[pick(2) === 0 ? 0 : 1], { number, tag, spoilt: otherBase(one, since, number) }]
  }

const diffBy =
  (since: Field): Derive =>
  (group, [name = '']) => {
    const one = item(group, name)
    const change = changeOf(one, since)
    return change && [change.up ? '增加' : '减少', { number: told(change.amount, one.value), tag: `${since} diff` }]
  }

/** Several changes said one after another; the verb stands once where all go one way. */
const joined =
  (one: Derive): Derive =>
  (group, names, pick) => {
    const each = names.map((name) => one(group, [name], pick))
    if (each.some((pieces) => pieces === null)) return null
    const verbs = each.map((pieces) => (pieces![0] === '下降' || pieces![0] === '减少' ? 1 : 0))
    const together = new Set(verbs).size === 1
    return each.flatMap((pieces, k): Piece[] => {
      const joint = k === 0 ? '' : k === each.length - 1 && names.length > 1 && together && pick(2) === 0 ? '和' : '、'
      return together && k > 0 ? [joint, ...pieces!.slice(1)] : [joint, ...pieces!]
    })
  }

/** A share and what it is mistaken for: the other part's, and that of another whole. */
function shareOf(group: Group, parts: readonly Item[], whole: Item, write: (part: Big, whole: Big) => string | null) {
  const part = amountOf(parts)
  if (!tellable([...parts, whole]) || part.gte(whole.value.amount)) return null
  const number = write(part, whole.value.amount)
  if (!number) return null
  const spoilt: Spoilt[] = []
  for (const other of Object.values(group.items)) {
    if (other === whole || parts.includes(other) || !tellable([other, whole])) continue
    const wrong = write(other.value.amount, whole.value.amount)
    if (wrong && wrong !== number && other.value.amount.lt(whole.value.amount))
      spoilt.push({ kind: 'other part', number: wrong })
    const turned = part.lt(other.value.amount) ? write(part, other.value.amount) : null
    if (turned && turned !== number) spoilt.push({ kind: 'wrong whole', number: turned })
  }
  const { lastYear } = whole.fact
  const before = lastYear ? quantityIn(whole.fact, 'lastYear') : null
  const stale = before?.amount.gt(part) ? write(part, before.amount) : null
  if (stale && stale !== number) spoilt.push({ kind: 'wrong whole', number: stale })
  return { number, tag: 'share', spoilt } satisfies Piece
}

const sharing =
  (writer: (pick: Pick) => (part: Big, whole: Big) => string | null, exact = true): Derive =>
  (group, [parts = '', whole = ''], pick) => {
    const piece = shareOf(group, itemsIn(group, parts.split('+')), item(group, whole), writer(pick))
    // a loose share of another amount may well be true of this one
    return piece && [exact ? piece : { ...piece, spoilt: [] }]
  }

const minus: Derive = (group, [a = '', b = '']) => {
  const [one, other] = [item(group, a), item(group, b)]
  const apart = one.value.amount.minus(other.value.amount)
  return tellable([one, other]) && apart.gt(0) ? [{ number: told(apart, one.value), tag: 'difference' }] : null
}

const pp = (one: Item, pick: Pick): Piece[] | null => {
  const change = changeOf(one, 'lastYear')
  return (
    change && [
      change.up ? ['提高', '上升'][pick(2)]! : '下降',
      { number: `${change.amount.toFixed()}个百分点`, tag: 'pp' },
    ]
  )
}

const isLevel = /平均|人均|户均|指数|标准|价格|单产|亩产|浓度/

/** What every `{=name …}` means. */
export const DERIVED: Readonly<Record<string, Derive>> = {
  yoy: rateBy('lastYear'),
  qoq: rateBy('lastPeriod'),
  yoys: joined(rateBy('lastYear')),
  qoqs: joined(rateBy('lastPeriod')),
  diff: diffBy('lastYear'),
  qdiff: diffBy('lastPeriod'),
  diffs: joined(diffBy('lastYear')),
  qdiffs: joined(diffBy('lastPeriod')),
  yoyqoq: (group, names, pick) => {
    const [year, period] = [rateBy('lastYear')(group, names, pick), rateBy('lastPeriod')(group, names, pick)]
    if (!year || !period) return null
    const fall = (pieces: Piece[]) => pieces[0] === '下降'
    return fall(year) === fall(period) ? [...year, '、', ...period.slice(1)] : [...year, '、', ...period]
  },
  rate: (group, [name = ''], pick) => {
    const one = item(group, name)
    const change = changeOf(one, 'lastYear')
    const number = change && percent(change.rate, pick)
    return number ? [{ number, tag: 'rate', spoilt: otherBase(one, 'lastYear', number) }] : null
  },
  delta: (group, [name = '']) => {
    const one = item(group, name)
    const change = changeOf(one, 'lastYear')
    return change && [{ number: told(change.amount, one.value), tag: 'delta' }]
  },
  pp: (group, [name = ''], pick) => pp(item(group, name), pick),
  pps: joined((group, [name = ''], pick) => pp(item(group, name), pick)),
  qsum: (group, [name = '']) => {
    const one = item(group, name)
    const before = quantityIn(one.fact, 'lastPeriod')
    if (!before || isLevel.test(one.name)) return null
    return [{ number: told(before.amount.plus(one.value.amount), one.value), tag: 'sum of periods' }]
  },
  share: sharing((pick) => {
    const places = pick(4) === 0 ? 2 : 1
    return (part, whole) => percentOf(part, whole, places)
  }),
  pct: sharing(() => (part, whole) => percentInHan(percentOf(part, whole, 1))),
  about: sharing(() => (part, whole) => percentOf(part, whole, 0), false),
  cheng: sharing((pick) => {
    const chance = pick(12)
    return (part, whole) => {
      const forms = looseShares(part.div(whole).times(100))
      return forms.length ? forms[chance % forms.length]! : null
    }
  }, false),
  left: (group, [w = '', p = '']) => minus(group, [w, p], () => 0),
  minus,
  minuspp: (group, [a = '', b = '', w = '']) => {
    const [x, y] = [a, b].map((name) =>
      item(group, name).value.amount.div(item(group, w).value.amount).times(100).round(1),
    )
    return x!.gt(y!) ? [{ number: `${x!.minus(y!).toFixed(1)}个百分点`, tag: 'difference of shares' }] : null
  },
  times: (group, [a = '', b = '']) => {
    const ratio = item(group, a).value.amount.div(item(group, b).value.amount)
    return ratio.gte(1.5) && ratio.lte(30) ? [{ number: `${ratio.toFixed(1)}倍`, tag: 'multiple' }] : null
  },
  sum: (group, names) => {
    const items = itemsIn(group, names)
    if (!tellable(items) || items.some(({ name }) => isLevel.test(name))) return null
    return [{ number: told(amountOf(items), items[0]!.value), tag: 'sum' }]
  },
  per: (group, [a = '', b = '']) => {
    const [of, by] = [item(group, a), item(group, b)]
    const each = of.value.amount.div(by.value.amount).div(of.value.factor)
    const shown = each.toFixed(each.eq(each.round(0)) ? 0 : 1)
    return Number(shown) > 0 ? [{ number: shown + of.value.unit, tag: 'average' }] : null
  },
  reach: (group, [name = ''], pick) => {
    const one = item(group, name)
    const target = quantityIn(one.fact, 'target')
    if (!target) return null
    const rate = one.value.amount.div(target.amount).times(100)
    return rate.lt(250) ? [{ number: `${rate.toFixed(pick(4) === 0 ? 2 : 1)}%`, tag: 'reach' }] : null
  },
  above: (group, [name = '']) => {
    const one = item(group, name)
    return [{ number: `${one.value.amount.minus(foreign(one)).toFixed()}个百分点`, tag: 'above' }]
  },
}

/** The same rate in a wider area, below ours: it stands in a note of the sheet. */
export const foreign = ({ value, fact, place }: Item): Big =>
  value.amount.minus(decimal(((place * 7 + fact.label.length * 3) % 31) + 12).div(10))
