import type { Mention } from '../../check/mention.ts'
import { longestOf } from '../../check/text/any-of.ts'
import { inTurnNames } from './in-turn-names.ts'
import words from './prose-words.json' with { type: 'json' }

/** Values that 分别 gives to as many heads in turn. */
export interface InTurn {
  /** Which of the sentence's numbers they are, in order. */
  readonly values: readonly number[]
  /** What is told of each: 同比增长, 完成年度任务的, 为; its own verb where it has one (增加3家、减少4户). */
  readonly words: readonly string[]
  /** The heads named before 分别 without figures; none where the figures before are the heads. */
  readonly names: readonly string[]
  /** 均 gives one value to each of the names. */
  readonly toEach: boolean
}

const BRACKETS = /[（(][^（()）]*[）)]/g
const LINK = /^\s*(?:[、，,]|[、，,]?\s*(?:以及|和|及|与))\s*$/
/** 、减少4户: the next value with words of its own. */
const WITH_WORDS = /^\s*(?:、|[、，,]?\s*(?:以及|和|及|与))\s*([^，,、。；;：:（()）\s]+)$/

/** The groups of values that follow 分别 and 依次 in a sentence, by each of their numbers. */
export function inTurnGroups(text: string, claims: readonly Mention[]): ReadonlyMap<number, InTurn> {
  const groups = [...text.matchAll(/分别|依次|(?<![平人户日月年亩村])均(?=已?(?:为|达|是|超过|保持|在))/g)].flatMap(
    ({ index, 0: word }) => {
      const first = claims.findIndex((claim) => claim.start >= index)
      const end = index + word.length
      const after = first < 0 ? '' : text.slice(end, claims[first]!.start).replace(/^[:：\s]+|[:：\s]+$/g, '')
      if (first < 0 || /[，,。；;：:（(]/.test(after)) return []
      const from = claims[first - 1]?.end ?? 0
      const { names, against } = leadOf(text.slice(from, index))
      if (word === '均')
        return names.length > 1 ? [{ values: [first], names, words: [against + after], toEach: true }] : []
      const { values, own } = valuesFrom(first, text, claims)
      if (values.length < 2 && names.length < 2) return []
      const told = own.map((verb) => against + (verb === '' ? after : sharedAgainst(after) + verb))
      return [{ values, names, words: told, toEach: false }]
    },
  )
  return new Map(groups.flatMap((group) => group.values.map((value) => [value, group] as const)))
}

/** The numbers that go on from the first, and the words that each has of its own. Those in brackets behind one belong to it. */
function valuesFrom(first: number, text: string, claims: readonly Mention[]): { values: number[]; own: string[] } {
  const [values, own] = [[first], ['']]
  for (let i = first + 1; i < claims.length; i++) {
    const between = text.slice(claims[values.at(-1)!]!.end, claims[i]!.start)
    const outside = between.replace(BRACKETS, '')
    if (/[（(]/.test(outside)) continue
    const verb = WITH_WORDS.exec(outside)?.[1]
    if (!LINK.test(outside) && verb === undefined) break
    values.push(i)
    own.push(LINK.test(outside) ? '' : verb!)
  }
  return { values, own }
}

const BASES = longestOf([...words.lastYear, ...words.lastPeriod, ...words.target])
const AGAINST = new RegExp(`(?:同比|环比|(?:比|较|与)[^，,、]{1,8}?(?:相比)?|${BASES})$`)
const OF_HEADS = /^(?:同比|环比)?(?:增速|增幅|增长率|降幅|涨幅|完成率|占比|占)$/

const VERBS = longestOf(words.changes.flatMap((change) => change.words))
const COMPARISON = new RegExp(`^(?:同比|环比|[比较与][^，,、]{1,8}?(?:相比)?)(?=${VERBS})`)

/** 分别较上年同期提高1.2个百分点、下降3.1%: the second is against last year as well. */
const sharedAgainst = (first: string): string => COMPARISON.exec(first)?.[0] ?? ''

/** What stands before 分别 in its clause: names of heads, and what their values are against. */
function leadOf(before: string): { names: string[]; against: string } {
  const clause = before
    .split(/[，,。；;：:（(）)]|其\s*中/)
    .at(-1)!
    .replace(/^[\s、]+|^(?:并|且|均|和|及)/, '')
    .trim()
  if (OF_HEADS.test(clause)) return { names: [], against: clause }
  const against = AGAINST.exec(clause)?.[0] ?? ''
  return { names: inTurnNames(clause.slice(0, clause.length - against.length)), against }
}
