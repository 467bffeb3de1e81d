import { totalIn } from '../derive/total.ts'
import { type DerivedClaim, holds, type Judged } from '../judged.ts'
import type { Mention } from '../mention.ts'
import { calculated, quoted } from '../wording.ts'
import { each, faultAt } from './rule.ts'
import { oppositeOf, turningWordAt } from './turning.ts'

/** What a calculation came to before, and how a message tells it. */
interface Former {
  readonly n: number
  readonly told: string
}

/** 差距由230元扩大到｜220元, 比重由12%升至｜11%, 差距缩小到｜230元: it comes out, and did not go the way that the words say. */
export const moved = each((one, { text }, before) => {
  const now = comesTo(one)
  const { mention } = one
  const frame = one.frame!
  if (!now || frame.role !== 'level' || Math.abs(frame.direction) !== 1) return null
  const then = cited(now, before) ?? (WIDENS.test(frame.word) ? formerDistance(now) : null)
  const went = then ? Math.sign(roundly(now.outcome!) - roundly(then.n)) : frame.direction
  if (went === frame.direction) return null
  const { directionAt: start } = frame
  const said = turningWordAt(text, start)
  const right = went !== 0 && said ? oppositeOf(said, now.fact) : null
  const written = text.slice(start, mention.end)
  const says = `${nameOf(now, mention)}本期为${now.show().result}，${then!.told}`
  const message = `${says}，文中写作“${written}”，${went === 0 ? '其实没有变化' : '方向相反'}`
  return faultAt('direction', { start, end: mention.end }, message, {
    factId: now.fact.id,
    expected: right && right + text.slice(start + said!.length, mention.end),
    fix: right ? { start, end: start + said!.length, text: right } : null,
  })
})

/** What a number was rightly calculated as; a ratio of several terms has no size that could move. */
const comesTo = (one: Judged | undefined): DerivedClaim | null =>
  one?.claim?.of === 'derived' && one.claim.outcome !== null && holds(one.claim.fit) && one.mention.kind !== 'ratio'
    ? one.claim
    : null

/** The same calculation, of which the number before tells what it was. */
function cited(now: DerivedClaim, before: Judged | undefined): Former | null {
  const then = before?.frame?.role === 'prior' ? comesTo(before) : null
  return then?.rule === now.rule && then.facts.every((fact, i) => fact === now.facts[i])
    ? { n: then.outcome!, told: `此前为${then.show().result}` }
    : null
}

/** A distance widens and narrows: 差为20件 tells no movement. */
const WIDENS = /[扩缩拉收]/
/** How far two facts lay apart last year. */
function formerDistance({ rule, facts }: DerivedClaim): Former | null {
  const former = rule === 'difference' && facts.length === 2 ? totalIn({ rule, facts }, 'lastYear') : null
  return former && { n: Math.abs(former.n), told: `上年同期为${former.expression}` }
}

/** A mean and a multiple: one fact in terms of another. */
const nameOf = (claim: DerivedClaim, mention: Mention): string =>
  claim.rule === 'multiple' && claim.facts[1]
    ? `${quoted(claim.fact)}与${quoted(claim.facts[1])}之比`
    : calculated(claim, mention)

const roundly = (outcome: number): number => Math.round(outcome * 1e6) / 1e6
