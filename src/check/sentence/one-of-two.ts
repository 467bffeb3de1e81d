import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import { bearing, pairNamed } from './pair-named.ts'
import { raise } from './raise.ts'
import type { Spoken } from './subjects.ts'

/* 前者, 后者, 一个: which of the two that were told or named a number is of. */

/** Raises the one of two that 前者, 后者 or 一个 means. */
export function raiseOneOfTwo(c: Spoken, subjects: Float64Array, share: number, silent: boolean): void {
  const which = ONE_OF_TWO.inClauseOf(c)?.[0]
  if (!which || isOfItsFormer(c) || IS_OF_OTHER.inClauseOf(c)) return
  const named = twoOnlyNamed(c, which)
  const [former, latter] = named ?? c.memory.lastTwo()
  const isBare = named !== null && IS_BARE.inClauseOf(c) !== null
  if ((silent || isBare) && which !== '一个') subjects.fill(0)
  const isFormer = which === '前者' || (which === '一个' && !isOther(c))
  const meant = (isFormer ? former : null) ?? latter
  const done = doneTo(c, meant, which === '后者' ? former : null)
  // 检查前者｜24家次: not what was done to the other
  const other = done && doneTo(c, meant === former ? latter : former)
  if (other && other !== done) cap(subjects, other)
  // 后者接待｜95.5万人次: nor what was done to a third
  const deed = DEED_OF_ONE.inClauseOf(c)?.[1]
  const isDeed = deed !== undefined && meant?.label.includes(deed)
  if (isDeed) for (const fact of c.index.facts) if (fact !== meant && fact.label.includes(deed)) cap(subjects, fact)
  raise(subjects, done ?? meant, 0.95 * (isDeed || isBare ? 1 : share))
}
/** 图书馆和博物馆人气最旺，前者｜118.3万人次: no word but that. */
const IS_BARE = new Clue(/[前后]者(?:有|为|是|达到?|约|共|仅)*$/, '者')
const cap = (subjects: Float64Array, { place }: FactEntry): void => {
  subjects[place] = Math.min(subjects[place]!, OF_THE_OTHER)
}
const OF_THE_OTHER = 0.3
/**
 * 检查前者｜318家次、后者｜24家次: what was done to one of the two, where the sheet has it; of the latter, what was told of
 * the `former`.
 */
function doneTo({ memory: { last }, index, text, claimed }: Spoken, one?: FactEntry, former?: FactEntry | null) {
  if (!one) return null
  const like = former && last && last !== former ? likeLast(last, former, one) : null
  const said = text.slice(claimed.ownStart, claimed.mention.start)
  const deed = (label: string): string => (label.endsWith(one.label) ? label.slice(0, -one.label.length) : '')
  return (
    index.facts.find(({ label }) => label === like && like !== last?.label) ??
    index.facts.find(({ label }) => deed(label) !== '' && said.includes(deed(label))) ??
    index.facts.find((fact) => isOtherDeed(fact, one, said)) ??
    null
  )
}
/** 核查劳动力信息 of 采集劳动力信息, where that was said of 企业信息: 核查企业信息. */
const likeLast = (last: FactEntry, former: FactEntry, one: FactEntry): string =>
  objectOf(last) === objectOf(former)
    ? last.label.slice(0, VERB) + objectOf(one)
    : last.label.replace(former.label, one.label)
/** 抽核前者: the other thing that was done to what 采集劳动力信息 is of, by a verb akin to what is said. */
function isOtherDeed(fact: FactEntry, one: FactEntry, said: string): boolean {
  if (fact === one || objectOf(fact) !== objectOf(one) || objectOf(one).length < 2) return false
  const verb = VERB_OF_ONE.exec(said)?.[1] ?? ''
  const shares = ({ label }: FactEntry): boolean => [...label.slice(0, VERB)].some((char) => verb.includes(char))
  return shares(fact) && !shares(one)
}
const VERB = 2
const objectOf = ({ label }: FactEntry): string => label.slice(VERB)
const VERB_OF_ONE = /([\u4e00-\u9fff]{2})了?[前后]者/

/** The two that the sentence named and told no number of, but of the former. */
function twoOnlyNamed(c: Spoken, which: string): readonly FactEntry[] | null {
  const { text, claimed, index, reading } = c
  if (which === '一个') return null
  const deed = DEED_OF_ONE.inClauseOf(c)?.[1]
  const pair = pairNamed(text, claimed.mention.start)
  const said = { deed, gates: reading?.gates, isLevel: claimed.frame.role === 'level' }
  const [one, other] = pair ? bearing(index.facts, pair, said) : []
  return one && other ? [one, other] : null
}
/** 前者接待｜118.3万人次. */
const DEED_OF_ONE = new Clue(/[前后]者([\u4e00-\u9fff]{2,3}?)[了约达到为是有共]*$/, '者')
/** 上年同期4户，上半年9户，是前者的｜2.3倍: of what it was, not of another. */
const isOfItsFormer = ({ memory, claimed }: Spoken): boolean =>
  claimed.frame.role === 'multiple' &&
  memory.last !== undefined &&
  (memory.hasTold(memory.last, 'lastYear') || memory.hasTold(memory.last, 'lastPeriod'))
/** 是前者的｜3倍: the other of the two is spoken of. */
const IS_OF_OTHER = new Clue(/^[约为是]+[前后]者/, '者')
/** 前者占七成: the one before the last; 一个降46%，一个降9%: the one, then the other. */
const ONE_OF_TWO = new Clue(/[前后]者|一个(?=[^，。；\d]{1,6}$)/, '者一')
/** 一个下降46%，一个下降｜9%: the second of the two. */
const isOther = ({ claimed: { before }, text }: Spoken): boolean =>
  before !== null && ONE_OF_TWO.inClauseOf({ text, claimed: before }) !== null
