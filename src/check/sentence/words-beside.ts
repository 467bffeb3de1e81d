import type { Mention } from '../mention.ts'
import { type Frame, MASK } from '../roles/frame.ts'
import { type Evidence, heardIn, heardLess } from '../sheet/evidence.ts'
import { viewOf } from '../sheet/unit-view.ts'
import type { Word } from '../sheet/word.ts'
import { isOneOf } from '../text/character-class.ts'
import { Clue } from '../text/clue.ts'
import { breaksAt } from '../text/marks.ts'
import type { Surroundings } from './claimed.ts'

/** Words looked at before a number, at most; keeps long sentences linear. */
export const REACH = 96
export const CLAIM = MASK.claim.charCodeAt(0)
/** How far a word before a number says what is counted. */
const NAMING = { noun: 1, verb: 0.5, modifier: 0.25, generic: 0, cue: 0, char: 0.2 } as const
/** The same for words that belong to the noun of the number before. */
const OF_BEFORE = 0.45
/** 领取人数｜1437人: what its unit says by itself names nothing. */
const OF_UNIT = 0.2
/** 总磷要警惕：虽比上年同期少了0.022毫克/升: where the clause of a number names nothing, the clauses before it do. */
const SUBJECT = 0.7

/** Where a number stands: its clause from `ownStart` to `rightEnd`. */
export interface Standing {
  readonly mention: Mention
  readonly frame: Frame
  readonly ownStart: number
  readonly rightEnd: number
}

/** What is said around a number. */
export interface Beside {
  /** The words of its own clause on both sides; where that names nothing, those of the clauses before it. */
  readonly own: readonly Evidence[]
  /** Words of clauses between the number before and its own. */
  readonly earlier: readonly Evidence[]
  /** How far the words before it name what is counted. */
  readonly named: number
}

/** Gathers the words that can speak of a number. */
export function wordsBeside(around: Surroundings, standing: Standing): Beside {
  const own: Evidence[] = []
  const earlier: Evidence[] = []
  const { named, next } = hearBefore(around, standing, own, earlier)
  const ahead = own.length
  hearAfter(around, standing, named, next, own)
  // 美丽庭院创建进度不快，仅完成年度任务的49%: such words only say what part of it
  const isNamed = own.some((one, i) => speaks(one) && (i >= ahead || !isLone(one)))
  if (!isNamed || (named < 1 && TOPIC.before(around.text, standing.ownStart, LONGEST_TOPIC)))
    hearSubject(around, standing, own)
  return { own, earlier, named }
}

/** Whether a word can tell what is spoken of: 比上年同期少 has none. */
export const speaks = ({ meant, word }: Evidence): boolean => meant && word.class !== 'cue' && word.class !== 'generic'

/** 对非法行医，二季度｜查了8件: what the next clause speaks of, where that names no thing itself. */
const TOPIC = new Clue(/(?:^|[，。；：\n])(?:针?对于?|就|关于|围绕|聚焦|至于|说到)[\u4e00-\u9fff“”]{2,12}，$/, '，')
const LONGEST_TOPIC = 17

/** 对非法行医，二季度查了｜8件: before the number a lone character says what was done, and to nothing. */
const isLone = ({ word }: Evidence): boolean => word.text.length === 1

/** Of its own clause and of those before it; how far they name what is counted, and the first word after the number. */
function hearBefore(
  { index, text, words, from, previousEnd, before }: Surroundings,
  { mention, frame, ownStart }: Standing,
  own: Evidence[],
  earlier: Evidence[],
): { named: number; next: number } {
  const implied = mention.stated && mention.kind === 'quantity' ? viewOf(index, mention.stated).implied : []
  // 商品类7.7%和服务类｜12.5%的增幅: what is joined to a number is no noun of it
  const isJoined = isOneOf(text[previousEnd], '、和与及')
  const belongsBefore = before !== null && ownStart === previousEnd && before.headFollows && !isJoined
  let named = 0
  let i = from
  for (; i < words.length && words[i]!.end <= mention.end; i++) {
    const { word, start } = words[i]!
    if (frame.wholeAt !== null && start >= frame.wholeAt) continue
    if (start < ownStart) {
      earlier.push(heardIn(index, word))
      continue
    }
    own.push(heardLess(index, word, belongsBefore ? OF_BEFORE : isAmong(implied, word) ? OF_UNIT : 1))
    if (!belongsBefore && !word.isLight) named += NAMING[word.class]
  }
  return { named, next: i }
}

const isAmong = (words: readonly Evidence[], { text }: Word): boolean => words.some(({ word }) => word.text === text)

/** Where a clause goes on to another number, its verb belongs to that one: 26个工地｜检查312次. */
const startsNext = (word: Word): boolean => word.class === 'verb' || word.isLight

/** 四个断面｜Ⅱ类水质占比75.0%: all but the first noun is of the rate. */
const RATE = new Clue(/(?:率|比例|比重|占比?)[为是达约]*$/, '率例重占')

/** 平均每个小区｜2.2座投放房: the noun before is what it is the mean for. */
const followsEach = (masked: string, { mention: { start }, ownStart }: Standing): boolean =>
  masked.slice(Math.max(ownStart, start - EACH), start).includes('每')
const EACH = 8

/** 对｜6件轻微违法案件不予行政处罚: what is done stands behind, and says which they are as well as the noun does. */
const DONE_TO_IT = 0.9

/** The noun that follows the number, and what else its clause says there. */
function hearAfter(around: Surroundings, standing: Standing, named: number, next: number, own: Evidence[]): void {
  const { index, masked, words } = around
  const { mention, frame, rightEnd } = standing
  if (frame.rightIsRole) return
  if (named < 1 && rightEnd === mention.end) hearShared(around, mention.end, next, own)
  const sharesClause = masked.charCodeAt(rightEnd) === CLAIM
  // 肉类｜9批次和水产19批次: what is joined to a number has one of its own
  if (sharesClause && isOneOf(masked[mention.end], '和与及')) return
  const foremost = named < 1 || masked[mention.start - 1] === '的' || followsEach(masked, standing)
  const actedOn = isOneOf(masked[mention.start - 1], '对将把')
  const rateAhead = sharesClause && RATE.within(masked, mention.end, rightEnd) !== null
  if (sharesClause && named >= 1 && !actedOn && namesNoThing(words, next, rightEnd)) return
  let hasNoun = false
  for (let i = next; i < words.length && words[i]!.start < rightEnd; i++) {
    const { word, start } = words[i]!
    if (hasNoun && sharesClause && (rateAhead || startsNext(word))) return
    hasNoun ||= word.class === 'noun'
    const near = foremost ? Math.max(0.5, 1 - (start - mention.end) / 20) : 0.4
    const isDeed = hasNoun && word.class !== 'noun'
    const deed = actedOn && word.class === 'verb' ? DONE_TO_IT : near * 0.6
    own.push(heardLess(index, word, isDeed ? deed : near))
  }
}

/** 信访265件｜已办结251件: what stands before the next number is said of that one alone; 34项｜整改任务 has a noun there. */
function namesNoThing(words: Surroundings['words'], from: number, end: number): boolean {
  for (let i = from; i < words.length && words[i]!.start < end; i++) if (namesThing(words[i]!.word)) return false
  return true
}
const namesThing = (word: Word): boolean => word.text.length > 1 && NAMES_THING.has(word.class)
const NAMES_THING: ReadonlySet<Word['class']> = new Set(['noun', 'generic', 'modifier'])

/** 管护14条、86.5公里河道: the noun after the next number, which is of both. */
function hearShared({ index, text, masked, words }: Surroundings, end: number, next: number, own: Evidence[]): void {
  if (text[end] !== '、') return
  let at = end + 1
  while (masked.charCodeAt(at) === CLAIM) at++
  if (at === end + 1) return
  for (let i = next; i < words.length; i++) {
    const { word, start } = words[i]!
    if (start < at) continue
    if (start > at || word.class !== 'noun') return
    own.push(heardLess(index, word, SHARED))
    at = words[i]!.end
  }
}
const SHARED = 0.8

/** The words of the clauses before its own, but for the noun of the number before: 14个项目｜、8.65亿元. */
function hearSubject(
  { index, text, words, from, previousEnd, before }: Surroundings,
  { ownStart, frame }: Standing,
  own: Evidence[],
): void {
  // 占村（社区）服务站的｜63.2%: the whole names no part
  const until = Math.min(ownStart, frame.wholeAt ?? ownStart)
  let opens = previousEnd
  if (before !== null) while (opens < ownStart && !breaksAt(text, opens)) opens++
  const hear = (start: number): void => {
    for (let i = from; i < words.length && words[i]!.start < until; i++) {
      const { word, start: at } = words[i]!
      if (at >= start && heardIn(index, word).meant) own.push(heardLess(index, word, SUBJECT))
    }
  }
  const spoken = own.length
  if (isOneOf(text[ownStart - 1], '（(')) hear(Math.max(opens, clauseBefore(text, ownStart - 1)))
  if (own.length === spoken) hear(opens)
}

/** 衔接不够；审批用时（超出｜1个工作日）: what stands right before the bracket says of what it tells. */
function clauseBefore(text: string, end: number): number {
  let at = end
  while (at > 0 && !breaksAt(text, at - 1)) at--
  return at
}
