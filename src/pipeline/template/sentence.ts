import { likeness } from '../likeness.ts'
import { ownAmount } from '../render-amount.ts'
import words from './indicator-words.json' with { type: 'json' }
import type { Phrase } from './phrase.ts'

/** A part as it stands after 其中: 完成整改 + {{x}}, with its own parts in brackets. */
export interface PartView {
  readonly words: string
  readonly value: string
  readonly parts: readonly PartView[]
}
/** A clause as template/clause.hbs writes it. */
export interface ClauseView {
  readonly words: string
  readonly value: string
  readonly comparisons: readonly string[]
  /** 其中, or '' where the only part is the whole. */
  readonly among: string
  /** Within a 其中 the parts of a part stand in brackets. */
  readonly bracketed: boolean
  readonly parts: readonly PartView[]
  /** What stands between this clause and the next: ，、；or '' at the end. */
  readonly mark: string
}
/** A sentence as template/sentence.hbs writes it. */
export interface SentenceView {
  readonly lead: string
  readonly clauses: readonly ClauseView[]
}

/** How much one sentence carries before the reader loses the thread. */
const ROOM = 3.6
/** A sum that follows from the fact before it: 立案查处18起，罚款金额120万元. */
const LEANING = /^(?:处罚|罚款|罚没|移送)/
/** A subject of so many letters is not told twice running. */
const SUBJECT = 4
/** Labels at least so alike belong in one sentence: 回收废旧农膜 and 废旧农膜回收率. */
const AKIN = 0.6

const weightOf = (phrase: Phrase, before?: Phrase): number =>
  (before && sharesVerb(phrase, before) ? 0.5 : 1) +
  0.6 * phrase.comparisons.length +
  (phrase.parts.length > 0 ? 0.6 + 0.2 * phrase.parts.length : 0)
const isPlain = ({ comparisons, parts }: Phrase) => comparisons.length === 0 && parts.length === 0
const nameOf = ({ stage, verb, object }: Phrase) => stage + verb + object

/** What was done and how things stand share a sentence where they are akin, or where one of two is a bare figure. */
const mayMix = (last: Phrase, phrase: Phrase, length: number): boolean =>
  LEANING.test(phrase.label) ||
  likeness(nameOf(last), nameOf(phrase)) > 0 ||
  (length === 1 && (isPlain(last) || isPlain(phrase)))

function belongs(phrase: Phrase, sentence: readonly Phrase[]): boolean {
  const last = sentence.at(-1)
  if (!last) return true
  if (last.parts.length > 0 || phrase.parts.length > 0) return false
  const weight = [...sentence, phrase].reduce((sum, each, at, all) => sum + weightOf(each, all[at - 1]), 0)
  if (likeness(nameOf(last), nameOf(phrase)) >= AKIN) return weight <= ROOM + 1
  return weight <= ROOM && (last.act === phrase.act || mayMix(last, phrase, sentence.length))
}

/** Opens a sentence that is made of parts. */
export const AMONG = '其中，'

/** Phrases of one sentence, and what it opens with. */
export interface Gathered {
  readonly lead: string
  readonly phrases: Phrase[]
}

/** What became of a total needs no comparison of its own. */
const SETTLING = new RegExp(`^(?:${[...words.outcomes, '已', '未', '正在', '限期', '在办'].join('|')})`)
const PARTS = 6

/** Parts that have comparisons of their own fill a sentence of their own: 其中，新设企业703户，同比增长7.3%；…. */
const standAlone = ({ parts }: Phrase): boolean =>
  parts.length >= 2 &&
  parts.length <= PARTS &&
  parts.every(({ label, comparisons }) => comparisons.length > 0 && !SETTLING.test(label))

/** Gathers phrases into sentences, in their order: what is told alike and is not too much stands together. */
export function gather(phrases: readonly Phrase[]): Gathered[] {
  const sentences: Gathered[] = []
  for (const phrase of phrases) {
    const last = sentences.at(-1)
    const alone = standAlone(phrase)
    if (last && last.lead === '' && !alone && belongs(phrase, last.phrases)) last.phrases.push(phrase)
    else sentences.push({ lead: '', phrases: [alone ? { ...phrase, parts: [] } : phrase] })
    if (alone)
      sentences.push({
        lead: AMONG,
        phrases: phrase.parts.map((part) => ({ ...part, verb: '', object: part.place ?? part.label })),
      })
  }
  return sentences
}

/** 拆除违规户外广告面积 after 拆除违规户外广告 says no more than 面积. */
function sizeAfter(phrase: Phrase, before: Phrase): string | null {
  const [name, last] = [nameOf(phrase), nameOf(before)]
  const rest = isPlain(before) && name.startsWith(last) ? name.slice(last.length) : ''
  return words.sizes.includes(rest) ? rest : null
}

/** One verb serves a chain of plain clauses: 悬挂横幅60条、标语20条. */
const sharesVerb = (phrase: Phrase, before: Phrase): boolean =>
  phrase.verb !== '' &&
  phrase.verb === before.verb &&
  phrase.stage === before.stage &&
  isPlain(before) &&
  phrase.object.length > 1 &&
  !nameOf(before).includes('、') &&
  !phrase.object.includes('、')

/** 完成整改, 正在整改, 限期整改: all that stands before the matter. */
const OUTCOME = new RegExp(`^(?:已|未|尚未|正在|限期|当场)?(?:${[...words.outcomes, ...words.states].join('|')})$`)

/** 完成整改 of 完成整改环境问题 after 发现环境问题: what is settled was named just before. */
function withoutMatter({ label, place }: Phrase, whole: Phrase): string {
  if (place !== null) return place
  let shared = 0
  while (shared < label.length && label.at(-1 - shared) === whole.label.at(-1 - shared)) shared += 1
  const head = label.slice(0, label.length - shared)
  return shared >= 2 && OUTCOME.test(head) ? head : label
}

function partOf(part: Phrase, whole: Phrase): PartView {
  return {
    words:
      part.stage + withoutMatter(part, whole) + (part.link === '达' || part.link.startsWith('由') ? '' : part.link),
    value: part.value,
    parts: part.parts.map((inner) => partOf(inner, part)),
  }
}

/** 湿地公园预计投资 after 湿地公园规划面积 says no more than 预计投资. */
function restAfter(phrase: Phrase, before: Phrase): string | null {
  if (!isPlain(before) || phrase.verb !== '' || before.verb !== '' || phrase.stage !== before.stage) return null
  let shared = 0
  while (shared < before.label.length && phrase.label[shared] === before.label[shared]) shared += 1
  const rest = phrase.label.slice(shared)
  return shared >= SUBJECT && rest.length >= 2 && shared < before.label.length ? rest : null
}

/** 受理案件8214件；1—9月累计23567件: the same matter over another part of the year is not named again. */
const stageAfter = (phrase: Phrase, before: Phrase): string | null =>
  phrase.stage !== '' && phrase.stage !== before.stage && phrase.label === before.label ? phrase.stage : null

/** 固定资产投资45.6亿元，同比下降3.1%: the change of what was told just before is not named again. */
function changeAfter(phrase: Phrase, before: Phrase): string | null {
  const matter = before.label.replace(CHANGE, '')
  const rest = phrase.label.startsWith(matter) ? phrase.label.slice(matter.length) : ''
  const [whole, against, change] = CHANGE.exec(rest) ?? []
  if (whole !== rest) return null
  return against === undefined ? null : against + (FALLS.includes(change!) ? '下降' : change)
}
const CHANGE = /(同比|环比)(提高|增加|减少|下降|上升|增长|降幅|)$/
const FALLS = ['降幅']

function wordsAfter(phrase: Phrase, before: Phrase | undefined): string {
  if (!before) return nameOf(phrase) + phrase.link
  const stage = stageAfter(phrase, before)
  if (stage) return stage + (phrase.link === '达到' || phrase.link === '达' ? '为' : phrase.link)
  const change = changeAfter(phrase, before)
  if (change) return change
  const size = sizeAfter(phrase, before)
  if (size) return size
  const rest = restAfter(phrase, before)
  if (rest) return rest + (phrase.link === '达' ? '' : phrase.link)
  return (sharesVerb(phrase, before) ? phrase.object : nameOf(phrase)) + (phrase.link === '达' ? '' : phrase.link)
}

/** What each phrase may lean on: the one before it, past the changes told of that. */
function anchorsOf(phrases: readonly Phrase[]): (Phrase | undefined)[] {
  const anchors: (Phrase | undefined)[] = []
  phrases.forEach((_, index) => {
    const [last, anchor] = [phrases[index - 1], anchors[index - 1]]
    anchors.push(last && anchor && changeAfter(last, anchor) ? anchor : last)
  })
  return anchors
}

function markBetween(phrase: Phrase, next: Phrase | undefined, anchor: Phrase | undefined, heavy: boolean): string {
  if (!next || !anchor) return ''
  if (changeAfter(next, anchor)) return '，'
  const chained = sizeAfter(next, phrase) || sharesVerb(next, phrase) || restAfter(next, phrase)
  if (isPlain(phrase) && chained) return phrase.label.includes('、') || next.link.startsWith('由') ? '，' : '、'
  return heavy || leavesOpen(phrase, next) ? '；' : '，'
}

/** 蔬菜产量16.75万吨；生猪出栏12.46万头，同比下降3.4%: the comparison is the second's alone. */
const leavesOpen = (phrase: Phrase, next: Phrase): boolean =>
  isPlain(phrase) && next.verb === '' && next.comparisons.length > 0

/** All of it settled is no part of it: 发现垃圾堆积14处，完成清理14处. */
const isWhole = (part: Phrase, whole: Phrase): boolean => {
  const [a, b] = [ownAmount(part.fact), ownAmount(whole.fact)]
  return whole.parts.length === 1 && a.unit === b.unit && a.lo.eq(b.lo)
}

/** Lays a sentence out: one verb for a chain, ； where a clause has commas of its own. */
export function sentenceView(phrases: readonly Phrase[], lead: string): SentenceView {
  const anchors = anchorsOf(phrases)
  const heavy = phrases
    .slice(0, -1)
    .some(
      (phrase, index) =>
        !isPlain(phrase) || (anchors[index] !== undefined && changeAfter(phrase, anchors[index]) !== null),
    )
  return {
    lead,
    clauses: phrases.map((phrase, index) => ({
      words: wordsAfter(phrase, anchors[index]),
      value: phrase.value,
      comparisons: phrase.comparisons,
      bracketed: lead === AMONG,
      among: phrase.parts.some((part) => isWhole(part, phrase)) ? '' : '其中',
      parts: phrase.parts.map((part) => partOf(part, phrase)),
      mark: markBetween(phrase, phrases[index + 1], anchors[index + 1], heavy),
    })),
  }
}
