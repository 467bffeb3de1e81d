import { baseNamed, basesIn } from '../context/comparison.ts'
import { frame, type RoleReader } from './around.ts'

/* A sign in place of a verb, or none at all: 同比+12.0%, 环比－15.8%, 12.0%↑, 环比11.2%. */

/** By code unit, which way a sign or an arrow points. */
const SIGN_OF = new Map<number, number>()
for (const c of '+＋↑') SIGN_OF.set(c.charCodeAt(0), 1)
for (const c of '-－−↓') SIGN_OF.set(c.charCodeAt(0), -1)
/** Right after the number before it: 3.4吨，+20.0%; 612万元（-16.8%）. */
const AFTER_NUMBER = /#[，、；]?[（(]?$/

/** 上升的是邻里（+16件）、劳动争议（+12件）: by how much, after a name. */
const SIGNED_ASIDE = /[\u4e00-\u9fff][（(]$/

/** A sign or an arrow beside a number says which way it went. A minus of the number's own is part of its value. */
export const signedMove: RoleReader = (around) => {
  const { left, right, mention, leftStart, percentLike } = around
  const before = SIGN_OF.get(left.charCodeAt(left.length - 1)) ?? 0
  const after = right.startsWith('↑') ? 1 : right.startsWith('↓') ? -1 : 0
  const negative = mention.stated !== null && mention.stated.near.lo < 0
  const sign = before || after
  if (sign === 0 && !negative) return null
  const words = before === 0 ? left : left.slice(0, -1)
  const bases = basesIn(around)
  const rate = percentLike || mention.kind === 'percentage-point'
  const moves =
    AFTER_NUMBER.test(words) || (rate && sign !== 0) || (SIGNED_ASIDE.test(words) && (before !== 0 || negative))
  if (bases.length === 0 && !moves) return null
  const base = bases.at(-1) ?? null
  return frame(around, base === 'target' ? 'gap' : 'change', {
    base,
    bases,
    // what a negative number says stands in its value: 同比-3.2% is a growth of −3.2%
    direction: negative ? 1 : sign,
    directionAt: leftStart + words.length,
    word: before === 0 ? '' : left[left.length - 1]!,
  })
}

/** 环比11.2%: no verb and no sign. */
export const unsignedMove: RoleReader = (around) => {
  const { left, mention, percentLike } = around
  if (!percentLike && mention.kind !== 'percentage-point') return null
  const named = COMPARED.exec(left.slice(-3))
  return named && frame(around, 'change', { base: baseNamed(named[1]!) })
}
const COMPARED = /(同比|环比)：?$/
