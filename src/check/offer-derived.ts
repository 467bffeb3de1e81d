import { changeOf } from './derive-change.ts'
import { completionOf, multipleOf, shareOf } from './derive-ratio.ts'
import { holds } from './judged.ts'
import type { Case } from './match.ts'
import type { Options } from './options.ts'
import { unhedged } from './reading.ts'
import type { FactEntry } from './sheet-index.ts'
import { gate } from './unit-gate.ts'

/** 超40亩 after a target: the word compares. */
const OVER = /^(?:超|超过|超出)$/
/** 整改率, 退回率: a rate named by what was done of the whole. */
const RATE_OF = /率[为达是至到约]*$/

/** Offers what the facts define around one fact: only the calculations that the number's role calls for. */
export function offerDerived(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const { frame } = claimed
  switch (frame.role) {
    case 'change':
      offerChanges(c, fact, subject, options)
      return
    case 'prior':
      if (frame.base === null && reading.percent && !fact.isRate)
        options.addIfHolds(changeOf(reading, { ...frame, direction: 0 }, fact, 'yoy'), subject, -0.2)
      if (frame.base === 'yoy' || frame.base === 'qoq')
        options.addIfHolds(changeOf(reading, frame, fact, frame.base), subject, -0.05)
      return
    case 'gap':
      options.add(changeOf(reading, frame, fact, 'target'), subject, 0)
      return
    case 'completion':
      options.add(completionOf(reading, fact), subject, 0)
      offerShares(c, fact, subject, -0.1, options)
      return
    case 'share':
      offerShares(c, fact, subject, 0, options)
      options.addIfHolds(completionOf(reading, fact), subject, -0.2)
      return
    case 'multiple':
      if (frame.base !== 'other') options.add(multipleOf(reading, fact, frame.base ?? 'yoy'), subject, 0)
      return
    case 'level':
      offerBesideLevel(c, fact, subject, options)
      return
    default:
      return
  }
}

/** 同比, 环比 or against the target, as the words say; without a word against last year, or as the chain goes on. */
function offerChanges(
  { claimed, reading, plan, memory }: Case,
  fact: FactEntry,
  subject: number,
  options: Options,
): void {
  const { frame } = claimed
  const said = plan?.base ?? frame.base ?? memory.citedFor(plan)?.base ?? null
  if (said === 'other') return
  if (said) {
    options.add(changeOf(reading, frame, fact, said), subject, 0)
    return
  }
  options.add(changeOf(reading, frame, fact, 'yoy'), subject, memory.base === 'qoq' ? -0.05 : 0)
  if (memory.base === 'qoq' || memory.base === 'target')
    options.addIfHolds(changeOf(reading, frame, fact, memory.base), subject, 0)
}

/** A percentage without a comparison word can still be a share, a completion or a growth: 年度任务过半, 快于存款的8.6%. */
function offerBesideLevel(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  const { frame } = claimed
  if (subject >= 0.4 && reading.plain.approx !== null && OVER.test(reading.plain.approx))
    options.addIfHolds(changeOf(unhedged(reading), { ...frame, direction: 1 }, fact, 'target'), subject, -0.1)
  if (!reading.percent) return
  offerShares(c, fact, subject, -0.1, options)
  if (fact.isRate) return
  options.addIfHolds(completionOf(reading, fact), subject, -0.15)
  options.addIfHolds(changeOf(reading, frame, fact, 'yoy'), subject, -0.2)
}

/** Shares of the whole that a fact is part of, or of what was stated just before. */
function offerShares(c: Case, fact: FactEntry, subject: number, preference: number, options: Options): void {
  const { claimed, reading, memory, text } = c
  if (fact.isRate || !reading.percent) return
  const wholes = new Set<FactEntry>()
  for (let whole = fact.parent; whole && !wholes.has(whole); whole = whole.parent) wholes.add(whole)
  for (const stated of memory.stated)
    if (stated !== fact && !stated.isRate && gate(stated, fact) !== 'shut') wholes.add(stated)
  const { role } = claimed.frame
  const named =
    role === 'share' || (role === 'level' && RATE_OF.test(text.slice(claimed.ownStart, claimed.mention.start)))
  const nearest = fact.parent ?? [...wholes].at(-1)
  for (const whole of wholes) {
    const claim = shareOf(reading, fact, whole)
    const sure = fact.parent !== null || (claim !== null && holds(claim.fit))
    if (whole === nearest && named && subject >= 0.45) options.add(claim, subject, preference - (sure ? 0 : 0.2))
    else options.addIfHolds(claim, subject, preference - (whole === nearest ? 0 : 0.05))
  }
}
