import { THAN_FORMER } from '../context/comparison.ts'
import { changeOf } from '../derive/change.ts'
import { totalOf } from '../derive/total.ts'
import { EXCEEDS } from '../fit/fit.ts'
import { asValue } from '../fit/fit-cell.ts'
import type { Reading } from '../fit/reading.ts'
import { holds } from '../judged.ts'
import { PART_OF_YEAR } from '../lexicon/periods.ts'
import { tellsDone } from '../sheet/deeds.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { endsClause } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { wordsBefore } from '../text/own-clause.ts'
import type { Case } from '../weigh/case.ts'
import { citedBeside, movedSince } from './cited-beside.ts'
import { formerNamed } from './former-named.ts'
import { isNotYet, LEFT } from './left-undone.ts'
import type { Options } from './options.ts'
import { NAMED_SO } from './remainders.ts'
import { tellingOf } from './telling.ts'

const VERBS = '多少增扩新添延压减缩节省降升提拓退超缺恢净补加献'
const VERB: ReadonlySet<string> = new Set(VERBS)
/** Verbs that compare by themselves: 扩面2224亩, 多检查184家, 新铺2.6公里. They hint, they do not prove. */
const DIFFERS = new Clue(
  /(?:^|[，；。：、（已又再共净])[一-龥]{0,4}([多少增扩新添延压减缩节省降升提拓退超缺恢净补加][一-龥A-Z]{0,10})$|([多少])[一-龥]{1,2}$|(贡献)了?$/,
  VERBS,
)
const SIGN: Readonly<Record<string, number>> = { 贡献: 1, 多: 1, 增: 1, 扩: 1, 少: -1, 减: -1, 压: -1, 缩: -1, 降: -1 }

/** A difference that only its verb tells: 达187个，新布局24个. */
export function offerDifference(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading } = c
  if (subject < SPEAKS || fact.isRate || reading.percent || claimed.frame.turned) return
  c.difference ??= differenceIn(c)
  if (c.difference === '') return
  // 新建产地冷库2座: the verb is the fact's own
  const verb = verbApart(c.difference, fact)
  if (!verb) return
  // 新改扩建公办园年内再完成3所: what is still to be done goes neither way
  const direction = claimed.meant ? 0 : (SIGN[verb] ?? 0)
  const frame = { ...claimed.frame, direction }
  const cited = citedBeside(c, fact)
  const since = movedSince(c, fact)
  const named = formerNamed(c)
  for (const base of ['yoy', 'qoq', 'target'] as const)
    if (cited ? base === cited : base === 'target' ? !since && named.length > 1 : named.includes(base))
      options.addIfHolds(changeOf(reading, frame, fact, base), subject, DIFFERENCE)
}
const DIFFERENCE = -0.08

/** The first verb that stands in no name of the fact: 补 of 新建污水管网补足; none of 新建产地冷库. */
function verbApart(words: string, { label }: FactEntry): string | undefined {
  if (SIGN[words] || words.length < 2) return words
  const at = [...words].findIndex((char, i) => VERB.has(char) && !label.includes(words.slice(i, i + 2)))
  return at < 0 ? undefined : words[at]
}

/** The verb before a number that tells a difference, with what follows it; '' where none compares. */
function differenceIn({ claimed, text }: Case): string {
  // 农资、日用品分别贡献0.8亿元和｜0.6亿元
  const first = claimed.listHead ?? claimed
  const { start } = first.mention
  const from = Math.max(first.from, start - 16)
  return verbOf(DIFFERS.within(text, from, start)) ?? (COMPARED.within(text, from, start) ? COMPARES : '')
}
/** Any verb after a comparison. */
const COMPARES = '比'
const verbOf = (found: RegExpExecArray | null): string | undefined => found?.[1] ?? found?.[2] ?? found?.[3]

/** 比上年同期扩了1200亩, 环比长1天: after a comparison any verb tells a difference. */
const COMPARED = new Clue(`(?:${THAN_FORMER}|[比较](?:${PART_OF_YEAR}|年初|往年))[^，；。]{1,10}$`, '比较')

/** 5家企业还要再推一把, its noun after the number: what is left of the whole or wanting of the target, told without a word for it. */
export function offerGap(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { index, claimed, reading } = c
  if (!claimed.headFollows || subject < SPEAKS || !fact.isAmount || reading.percent) return
  // 融资、用地的分别为21、｜34个: what continues a list is no more of a gap than what it continues
  if (claimed.listHead !== null) return
  // 整改｜36处，还有60处: what was done is no rest
  const head = headBefore(c)
  if (tellsDone(wordsBefore(c)) || tellsDone(head)) return
  // 客货邮：｜0.64万件，: what stands under its name alone is how many there were; under 未整改： how many are left
  if (head !== '' && !LEFT.test(head) && !isNotYet(c) && endsClause(c.text, claimed.mention.end)) return
  const { whole } = index.companions[fact.place]!
  if (whole && !NAMED_SO.test(fact.label) && !isSiblings(reading, whole, fact)) {
    const rest = totalOf(reading, 'difference', [whole, fact])
    if (!rest || !holds(rest.fit) || !tellingOf(c)) options.addIfHolds(rest, subject, GAP)
  }
  // （目标48场次），超｜3场次: by how much, not by more than that
  const isExcess = c.memory.targeted === fact && c.scorer.silent && EXCEEDS.test(reading.plain.approx ?? '')
  if (fact.values.target && !isExcess)
    options.addIfHolds(changeOf(reading, { ...claimed.frame, direction: 0 }, fact, 'target'), subject, GAP)
}
const GAP = -0.2
/** （2）整改：｜36处: the head of an item. */
const headBefore = ({ text, claimed: { from, mention } }: Case): string =>
  HEAD.within(text, from, mention.start)?.[1] ?? ''
const HEAD = new Clue(/([\u4e00-\u9fff]{2,8})[：:]$/, '：:')
const isSiblings = (reading: Reading, { parts }: FactEntry, fact: FactEntry): boolean =>
  parts.some((part) => part !== fact && holds(asValue(reading, part).fit))
