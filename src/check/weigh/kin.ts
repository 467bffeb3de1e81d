import { isValue, type Option } from '../offers/options.ts'
import type { Claimed } from '../sentence/claimed.ts'
import type { ListPlan } from '../sentence/lists.ts'
import { namesDeed } from '../sheet/deeds.ts'
import { isPartOf } from '../sheet/part-of.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { behindAlias } from '../text/alias.ts'
import { digitAt } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { breaksAt } from '../text/marks.ts'

/* What a fact whose value a number is has in common with what was told, or with another that its words name better. */

/** 助学方面，资助残疾学生96人、发放资金｜28.8万元: what is called as what was told right before is called, 助学, and another is not. */
export function isKin(last: FactEntry, fact: FactEntry, named: FactEntry): boolean {
  const head = fact.label.slice(0, HEAD)
  return last.label.startsWith(head) ? !named.label.startsWith(head) : sharesTopic(last, fact, named)
}
const HEAD = 2

/**
 * 发放住房补贴96.8万元，惠及｜1127户, where the sheet has 住房补贴发放户数: it begins with what was told right before, or, as
 * 获得科技贷款企业 after 发放科技贷款, holds what that ends in; and another is of something else.
 */
export function sharesTopic(last: FactEntry, { label }: FactEntry, named: FactEntry): boolean {
  const [topic, given] = [label.slice(0, TOPIC), last.label.slice(-TOPIC)]
  const begins = topic.length === TOPIC && last.label.includes(topic) && !named.label.includes(topic)
  const at = given.length === TOPIC ? label.indexOf(given) : -1
  return begins || (at >= 0 && at + TOPIC < label.length && !named.label.includes(given))
}
const TOPIC = 4

/** 19个村突破50万元。其中｜7个村超过100万元: so many of what was told, and not the whole whose name stands behind. */
export const isSomeOf = (text: string, { mention }: Claimed, part: FactEntry, whole: FactEntry): boolean =>
  isPartOf(part, whole) && isAmongThem(text, mention.start)
/** Whether 其中 stands before what begins at `start`. */
export const isAmongThem = (text: string, start: number): boolean => AMONG.before(text, start, 4)
const AMONG = new Clue(/其中[，：]?有?$/, '中，：有')

const ALL_LEVELS = new Clue(/[、和与][\u4e00-\u9fff]{1,4}[两二三四五六][级类种][\u4e00-\u9fff]{0,8}$/, '级类种')
const REACH = 24
/** 县、镇、村三级河长巡河｜4627人次; 县级、镇级、村级河长巡河: the parts are named all together, to say of what it is the whole. */
export function namesAllParts(text: string, { mention }: Claimed, whole: FactEntry, named: FactEntry): boolean {
  if (named.parent !== whole) return false
  const from = Math.max(0, mention.start - REACH)
  if (ALL_LEVELS.within(text, from, mention.start) !== null) return true
  return namesEach(text.slice(from, mention.start), whole)
}
/** Whether words join what tells each of the parts from the others: 县, 镇, 村. */
function namesEach(words: string, { parts, label }: FactEntry): boolean {
  const joined = JOINED.exec(words)?.[0]
  if (joined === undefined) return false
  return parts.every((part) => {
    const others = label + parts.map((other) => (other === part ? '' : other.label)).join('')
    return [...part.label].some((one) => !others.includes(one) && joined.includes(one))
  })
}
const JOINED = /[\u4e00-\u9fff、]*、[\u4e00-\u9fff]+$/

/** 各级河长巡河4627人次: where words name the parts, 县级河长巡河 and 镇级河长巡河, all alike, their whole is meant. */
export function isOfAllParts(options: readonly Option[], whole: FactEntry, named: Option): boolean {
  const { fact } = named.claim
  return options.some(
    (one) =>
      isValue(one) &&
      one.claim.fact !== fact &&
      one.claim.fact.parent === whole &&
      Math.abs(one.subject - named.subject) < ALIKE,
  )
}
const ALIKE = 0.01

/** 三类欠薪线索分别为｜171件、58件、39件: a list under no names but that of the whole tells of its parts. */
export const isListedPart = ({ frame }: Claimed, plan: ListPlan | null, part: FactEntry, named: FactEntry): boolean =>
  frame.respectively && plan === null && part.parent === named

/**
 * 14处应急避难场所挂牌, 403家按时提交: done with a part of the whole that stands beside it, told by the verb behind; or where
 * the sheet has 应提交 and 已提交, by any that does not say that it ought to be.
 */
export function isDoneWithPart(text: string, claimed: Claimed, part: FactEntry, whole: FactEntry): boolean {
  if (part.parent !== whole) return false
  const { ownStart, mention } = claimed
  const end = clauseEnds(text, mention.end)
  const owed = OWED_LABEL.test(whole.label) && !OWED_LABEL.test(part.label)
  return (owed && !OWED.test(text.slice(ownStart, end))) || saysDone(text.slice(mention.end, end), part, whole)
}

/** Where the clause ends; what else a thing is called breaks off nothing: 70家养殖场（户）实现…. */
function clauseEnds(text: string, from: number): number {
  let end = from
  while (end < from + BEHIND && !digitAt(text, end)) {
    const behind = behindAlias(text, end)
    if (behind === end && breaksAt(text, end)) break
    end = Math.max(behind, end + 1)
  }
  return end
}
const OWED = /[应需须拟](?![急用对求链援])/
const OWED_LABEL = new RegExp(`^${OWED.source}`)
const BEHIND = 24
const NOT = /[未没无不需应待]/
/** So many characters of a label are nothing by chance. */
const LAST = 4

/**
 * Whether the words end in a verb that the label of the part has and that of its whole has not, or tell with the last
 * words of the part what the whole does: 6家在产矿山企业｜建成绿色矿山.
 */
function saysDone(words: string, part: FactEntry, whole: FactEntry): boolean {
  const last = part.label.slice(-LAST)
  const at = last.length === LAST && !whole.label.includes(last) ? words.indexOf(last) : -1
  if (at > 0 && !NOT.test(words.slice(0, at))) return true
  const verb = words.slice(-2)
  return verb.length === 2 && part.label.includes(verb) && !whole.label.includes(verb) && namesDeed(verb)
}

/** 受理｜投诉9472件, of 受理投诉举报: the part under its very label, behind the verb of its whole. */
export function isSpeltPart(words: string, { label, parent }: FactEntry, whole: FactEntry): boolean {
  if (parent !== whole || !words.endsWith(label) || words === whole.label) return false
  const verb = words.slice(0, -label.length)
  return whole.label.startsWith(verb) && namesDeed(verb)
}
