import { multipleOf, multipleOfOther } from '../derive/ratio.ts'
import { namedBy } from '../sentence/named-by.ts'
import { counterpartOf } from '../sheet/balances.ts'
import { HINTS, SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { gate } from '../sheet/unit-gate.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'
import { hedgedAfar } from './hedged-afar.ts'
import type { Options } from './options.ts'

/** 是上年的1.5倍, 是财政资金3125万元的两倍. */
export function offerMultiples(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { reading, memory } = c
  if (c.claimed.frame.ofAnotherTime) return
  const base = c.claimed.frame.base ?? formerTold(c, fact)
  if (base !== null) {
    options.add(multipleOf(hedgedAfar(c), fact, base), subject, 0)
    return
  }
  const { last } = memory
  const told = toldBeside(c)
  if (told) {
    if (fact === told.of) options.add(multipleOfOther(reading, told.of, told.by), BESIDE, 0.1)
    return
  }
  if (isOfTold(c, fact)) return
  const named = otherNamed(c, fact)
  if (named) {
    const measured = measuredNamed(c)
    if (measured && measured !== fact && measured !== named) return
    const claim = multipleOfOther(hedgedAfar(c), fact, named)
    const likeness = Math.max(subject, SPEAKS)
    if (fact === last || fact === memory.named) options.add(claim, likeness, 0.05)
    else options.addIfHolds(claim, likeness, 0.05)
  } else if (!isMeasure(c, memory.named, fact) && (fact === last || !isMeasure(c, last, fact)))
    options.add(multipleOf(hedgedAfar(c), fact, 'yoy'), subject, 0)
}
/** 农村比城市多6418人，是城市的｜3.00倍: what the words name as the measure of what was told is not what is measured. */
const isMeasure = (c: Case, told: FactEntry | null | undefined, fact: FactEntry): boolean =>
  !!told && otherNamed(c, told) === fact

/** Of two that were stated last, which is set against which. */
interface Told {
  readonly of: FactEntry
  readonly by: FactEntry
}
function toldBeside(c: Case): Told | null {
  const { memory, text, claimed } = c
  const between = text.slice(claimed.from, claimed.mention.start)
  const which = ONE_OF_OTHER.exec(between)
  const pair = which && ofTwo(memory, which[1]!)
  if (pair) return pair
  const [other, last] = memory.stated.slice(-2)
  if (!last) return null
  // 是财政资金3125万元的｜两倍: of what stands right before it
  if (between === '的') return { of: other!, by: last }
  const ofLast = OF_BRACKETED.has(between) || LEVERED.inClauseOf(c) !== null
  return ofLast ? { of: last, by: other! } : null
}
/** 前者是后者的｜1.98倍: of the two that were told last, here or in the sentence before. */
const ONE_OF_OTHER = /[约为是]+([前后]者)/
/** 前者占六成，是后者的｜2.1倍: whatever is said to be so many times the latter is the former. */
function ofTwo(memory: Case['memory'], measure: string): Told | null {
  const [former, latter] = memory.lastTwo()
  if (!former) return null
  return measure === '后者' ? { of: former, by: latter! } : { of: latter!, by: former }
}
/** 约为厨余垃圾（0.62万吨）的｜3.5倍: the bracket is an aside, after it the text is where it was. */
const OF_BRACKETED: ReadonlySet<string> = new Set(['）的', ')的'])

/** 发放820万元，拉动消费7954万元，杠杆比｜9.7倍: what came of it, by what was spent. */
const LEVERED = new Clue(/杠杆|撬动|放大|投入产出/, '杆动大出')
const BESIDE = 0.9

/** 去年同期41架次，今年93架次，是前者的｜2.3倍: of the former value that was told. */
function formerTold(c: Case, fact: FactEntry): 'yoy' | 'qoq' | null {
  const { memory } = c
  if (!OF_FORMER.inClauseOf(c) || fact !== memory.last) return null
  return memory.hasTold(fact, 'lastYear') ? 'yoy' : memory.hasTold(fact, 'lastPeriod') ? 'qoq' : null
}
const OF_FORMER = new Clue(/前者的?$/, '者')

/** 护士1612人，是医师的｜1.2倍: what the words between name as the measure of what was stated last. */
const OF_OTHER = /(?:是|为|约|近|超过?|相当于|达到?)([^，；。：、]{2,14}?)(的)?$/
/** 投诉9472件，是举报的｜2.8倍; 投诉比咨询多1240件，是举报的｜2.8倍: with no words of its own what was told last is measured, and no other. */
const NO_SUBJECT = new Clue(/^[，、；][约为是]/, '，、；')
const isOfTold = (c: Case, fact: FactEntry): boolean => {
  const told = c.memory.named ?? c.memory.last
  return !!told && told !== fact && NO_SUBJECT.after(c.text, c.claimed.from, 2) && otherNamed(c, told) !== null
}

/** 投诉｜是举报的2.8倍: what is measured, where the words before are a label, whatever the two are called together. */
const MEASURED = new Clue(/(?:^|[，；。：、\n])([一-龥]{2,12})[约为是]+[^，；。：、]{2,14}?$/, '为是')
function measuredNamed(c: Case): FactEntry | null {
  const words = MEASURED.within(c.text, c.claimed.from, c.claimed.mention.start)?.[1]
  return words === undefined ? null : (c.index.facts.find(({ label }) => label === words) ?? null)
}
function otherNamed(c: Case, fact: FactEntry): FactEntry | null {
  const { text, claimed } = c
  const between = text.slice(claimed.from, claimed.mention.start)
  const found = OF_OTHER.exec(between)
  // 是医师｜1.2倍: 的 may be left out before 倍 alone
  const words = found?.[2] || c.reading.isTimes ? found?.[1] : undefined
  // 预算收入9.84亿元，支出27.6亿元，支出是收入的｜2.8倍: of what the sentence told, whatever else is called 收入
  const isTold = (other: FactEntry) => other !== fact && other.label.endsWith(words!) && gate(fact, other) !== 'shut'
  const best =
    words === undefined
      ? null
      : (c.memory.stated.find(isTold) ??
        counterpartOf(c.index, fact, words) ??
        namedBy(c, words, (other) => gate(fact, other) !== 'shut', HINTS))
  return best === fact ? null : best
}
