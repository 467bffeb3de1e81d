import type { Mention } from '../../check/mention.ts'
import type { InTurn } from './in-turn.ts'
import type { ParsedFact } from './parsed-facts.ts'
import { isBareChange } from './prose-change.ts'
import type { Heads } from './prose-heads.ts'
import { clean, cueOf } from './prose-label.ts'
import { REASONS } from './prose-reasons.ts'
import { isCompletion } from './prose-share.ts'
import { unitOf } from './prose-told.ts'

/** What the values after 分别 are of, one each, by name or as a figure stated before; or why nobody can say. */
export type TurnHeads =
  | { readonly heads: readonly (ParsedFact | string)[] }
  | { readonly heads: null; readonly reason: string }

/** As many heads as values, or none at all. */
export function headsInTurn(
  { values, words, names, toEach }: InTurn,
  claims: readonly Mention[],
  before: Heads,
): TurnHeads {
  const said = values.map((i) => claims[i]!)
  const units = said.map((claim) => claim.stated!.unitText)
  const tellsOf = said.map(
    (claim, i) => isBareChange(claim, words[i]!) || isCompletion(claim, words[i]!) || cueOf(words[i]!) !== null,
  )
  const bare = words.every((each) => clean(each) === '')
  const count = names.length || before.count
  const unlike = { heads: null, reason: reasonOf(count, values.length) }
  if (names.length > 1)
    return (toEach || names.length === values.length) && !names.includes('') ? { heads: names } : unlike
  if (names.length === 0 && before.names.length === values.length) return { heads: before.names }
  const objects = bare || !tellsOf.some(Boolean)
  const facts = before.inTurn(units, objects)
  if (facts === null || (bare && names.length === 0)) return unlike
  if (names.length === 1) {
    if (!bare || MANY.test(names[0]!)) return unlike
    return { heads: facts.map((fact) => fact.label + names[0]!) }
  }
  const fits = said.every(
    (claim, i) => /^percentage/.test(claim.kind) || objects || claim.stated!.unitText === unitOf(facts[i]!),
  )
  return fits ? { heads: facts } : { heads: null, reason: REASONS.turnUnits }
}

/** 镇村两级, 三类: one name for several. */
const MANY = /城乡|[两二三四五六七八九各双][个级类项次者大方]|男女|党群|上下/

const reasonOf = (heads: number, values: number): string =>
  heads === 0
    ? REASONS.turnUnknown
    : heads === values
      ? REASONS.turnUnlike
      : `“分别”前是${heads}项、后是${values}个数，对不上，句子已留作文字材料`
