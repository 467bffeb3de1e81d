import { asValue } from '../fit/fit-cell.ts'
import { isNearlySlip, writtenDigits } from '../fit/slip.ts'
import { AMONG, AMONG_REACH } from '../sentence/among.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { isDoneNotYet } from './no-value.ts'
import type { Options } from './options.ts'

/* What the text told already leads to what it tells next: the parts of a whole, or the same number again. */

/** 947件信访，…网上来的183件: once the whole is told its parts are to be expected, whatever their words. */
export function offerParts(c: Case, options: Options): void {
  const { claimed, reading, memory, text } = c
  if (claimed.frame.role !== 'level') return
  let name: string | null = null
  for (const { parts } of memory.told) {
    if (parts.length === 0) continue
    name ??= text.slice(claimed.ownStart, claimed.mention.start).replace(LEADS_IN, '')
    const called = partsCalled(parts, name)
    for (const part of parts) {
      if (memory.told.has(part) || isDoneNotYet(c, part)) continue
      const isMeant = called.length === 1 && part === called[0] && reading.gates[part.place] === 'same'
      if (isMeant) options.add(asValue(reading, part), NAMED, 0)
      else options.addIfHolds(asValue(reading, part), called.includes(part) ? NAMED : EXPECTED, 0)
    }
  }
}
const EXPECTED = 0.3
/** 新增学位4260个，其中小学｜2160个: the part that is called so, though 小学 by itself is another fact. */
const NAMED = 1
/** Not 非机动车, where 机动车 is said, nor 限期整改 by 整改. */
const partsCalled = (parts: readonly FactEntry[], name: string): readonly FactEntry[] =>
  name.length < 2
    ? []
    : parts.filter(({ label }) => {
        const at = label.indexOf(name)
        return at >= 0 && !NOT_SO.test(label.slice(0, at))
      })
const NOT_SO = /(?:[非未不无待]|限期|正在)$/
const LEADS_IN = /^(?:其中[，：:]?)?(?:已经?|现|[其已]?共)?/

const AGAIN_BEFORE = new Clue(/(?:上述|前述|(?<![一-龥])以上|[这那该])$/, '述上这那该')
/** 问题83个，｜83个中已整改79个; 这｜83个: what was told, said once more to go on from it. */
export function offerToldAgain(c: Case, options: Options): void {
  const { claimed, reading, memory, text } = c
  const { mention, from, frame } = claimed
  if (frame.role !== 'level' || memory.before.length + memory.stated.length === 0) return
  offerTakenUp(c, options)
  offerDoneOnes(c, options)
  if (!AMONG.after(text, mention.end, AMONG_REACH) && !AGAIN_BEFORE.within(text, from, mention.start)) return
  for (const fact of [...memory.before, ...memory.stated]) {
    if (fact.isRate) continue
    options.addIfHolds(asValue(reading, fact), AGAIN, 0)
  }
  const { last } = memory
  if (last && TAKES_UP.test(text.slice(from, mention.start)) && reading.gates[last.place] === 'same')
    options.add(asValue(reading, last), AGAIN, TAKEN_UP)
}
const AGAIN = 1.2
/** 办结1041件，这｜1046件: no more than a mark stands before the word that takes it up. */
const TAKES_UP = /^[，；]?(?:上述|前述|这)$/
const TAKEN_UP = 0.3

/** 完成无障碍改造46户。已改造的｜46户均通过验收: those that were done, of what was told to be. */
function offerDoneOnes(c: Case, options: Options): void {
  const verb = DONE_ONES.inClauseOf(c)?.[1]
  if (!verb) return
  const { memory, reading } = c
  const meant = [...memory.before, ...memory.stated].filter(
    ({ label, place }) => reading.gates[place] === 'same' && label.includes(verb),
  )
  if (meant.length === 1) options.add(asValue(reading, meant[0]!), AGAIN, 0)
}
const DONE_ONES = new Clue(/^已经?(?:完成)?([\u4e00-\u9fff]{2,4}?)的$/, '已')

/** 培训16场、1248人次。｜19场培训覆盖: a sentence begins with nearly the number of what was just told, and its noun. */
function offerTakenUp({ claimed: { mention, ownStart }, reading, memory, text }: Case, options: Options): void {
  if (memory.stated.length > 0 || !BEGINS.test(text.slice(ownStart, mention.start))) return
  const noun = text.slice(mention.end, mention.end + 2)
  if (!NOUN.test(noun)) return
  const meant = memory.before.filter(({ label, place }) => reading.gates[place] === 'same' && label.includes(noun))
  const [fact] = meant
  if (meant.length === 1 && isNearlySlip(writtenDigits(mention), fact!.values.value.digits))
    options.add(asValue(reading, fact!), TAKEN_UP_BY_NOUN, 0)
}
const BEGINS = /^(?:对|将|把|围绕|针对|全部|全)?$/
const NOUN = /^[\u4e00-\u9fff]{2}$/
const TAKEN_UP_BY_NOUN = 0.85
