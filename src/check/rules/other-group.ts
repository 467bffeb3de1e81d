import { isNearlySlip, writtenDigits } from '../fit/slip.ts'
import { holds } from '../judged.ts'
import groups from '../lexicon/groups.json' with { type: 'json' }
import type { Mention } from '../mention.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { longestOf } from '../text/any-of.ts'
import { Saying } from '../text/clauses.ts'
import { quoted } from '../wording.ts'
import { type Fault, faultAt, firstFrom, type Rule, type Scene } from './rule.ts'

/*
 * 空巢老人186人, where the sheet has as many 独居老人: one noun with another word before it is another group, of which the sheet says
 * nothing.
 */

const NOUNS = groups.map(({ nouns, kinds }) => `(?:${longestOf(kinds.flat())})(?=(?:${longestOf(nouns)}))`)
const NAMED = new Saying(
  NOUNS.join('|'),
  // one of each noun, as seldom elsewhere as may be
  groups.map(({ rare }) => rare).join(''),
)
/** Behind the number its noun stands next to it, with little before; before the number the noun of what is counted. */
const BEHIND = /^[\u4e00-\u9fff]{0,4}$/
const BEFORE = /^[\u4e00-\u9fff“”]{0,10}(?:（[\u4e00-\u9fff]{1,8}）)?$/
const REACH = 24

export const otherGroup: Rule = (scene) =>
  scene.clauses.all(NAMED).flatMap((found): Fault[] => {
    const { text, judged } = scene
    const [kind] = found
    const start = found.index
    const after = firstFrom(judged, start)
    const [former, next] = [judged[after - 1], judged[after]]
    const one =
      former && BEHIND.test(text.slice(former.mention.end, start))
        ? former
        : next && BEFORE.test(text.slice(start + kind.length, next.mention.start))
          ? next
          : null
    if (one?.claim?.field !== 'value') return []
    const { fact, fit } = one.claim
    const noun = nounAt(text, start + kind.length)
    const own = otherKindOf(fact, kind, noun, fit === 'none' && !isSlipOf(one.mention, fact))
    if (own === null || isSaid(text, start, own) || isKnown(scene, kind, noun)) return []
    const owner = holds(fit) ? `，${one.mention.text}是${quoted(fact)}的填报值` : ''
    return [
      faultAt('unsupported', one.mention, `填报数据和文字材料中都没有“${kind}${noun}”的数${owner}`, {
        factId: fact.id,
      }),
    ]
  })

const isSlipOf = (mention: Mention, { values }: FactEntry): boolean =>
  mention.stated === null || isNearlySlip(writtenDigits(mention), values.value.digits)

/**
 * The kinds that a label tells of the noun of which the words tell another; null where it tells the same, or none, of which
 * the words may tell one `apart` from it: 入境游客1.35万人次 is no number of 接待游客.
 */
function otherKindOf(
  { label, fact: { aliases } }: FactEntry,
  kind: string,
  noun: string,
  apart: boolean,
): readonly string[] | null {
  const names = [label, ...aliases]
  const group = groups.find(({ nouns, kinds }) => nouns.includes(noun) && kinds.some((same) => same.includes(kind)))
  const ours = group?.kinds.find((same) => same.includes(kind))
  if (!ours || names.some((name) => tells(name, ours))) return null
  if (!names.some((name) => group!.nouns.some((one) => name.includes(one)))) return null
  const theirs = group!.kinds.filter((same) => names.some((name) => tells(name, same)))
  return theirs.length > 0 ? theirs.flat() : apart ? [] : null
}
/** 半失能 is not 失能. */
const tells = (name: string, kinds: readonly string[]): boolean =>
  kinds.some((kind) => name.replaceAll(`半${kind}`, kind.startsWith('半') ? kind : '').includes(kind))

/** 独居、空巢老人186人: the kind that the sheet counts is named as well. */
function isSaid(text: string, at: number, kinds: readonly string[]): boolean {
  const around = text.slice(Math.max(0, at - REACH), at + REACH).split(/[，。；\n]/)
  return around.some((clause) => tells(clause, kinds))
}

/** The sheet tells of that group, in a fact or a note. */
const isKnown = ({ sheet }: Scene, kind: string, noun: string): boolean =>
  [...sheet.facts.flatMap(({ label, aliases }) => [label, ...aliases]), ...sheet.notes.map(({ text }) => text)].some(
    (words) => words.includes(noun) && tells(words, kindsOf(kind, noun)),
  )

/** All names of a kind. */
const kindsOf = (kind: string, noun: string): readonly string[] =>
  groups.find(({ nouns }) => nouns.includes(noun))?.kinds.find((same) => same.includes(kind)) ?? [kind]

/** The noun that stands there. */
const nounAt = (text: string, at: number): string => text.slice(at).match(AT_NOUN)![0]
const AT_NOUN = new RegExp(`^${longestOf(groups.flatMap(({ nouns }) => nouns))}`)
