import { figureSpans } from './figure-spans.ts'
import words from './gate-words.json' with { type: 'json' }
import { overlapOf } from './overlap.ts'
import { sentencesOf } from './sentences.ts'
import { readSlots } from './slot.ts'

/** What an answer may hold, for one section. */
export interface GateRules {
  /** Slots of this section's facts and notes, as written: `{{x.yoy}}`. null in plain mode, where the model writes figures itself. */
  readonly slots: ReadonlySet<string> | null
  /** Labels, aliases and the organisation's own expressions: figures and letters inside them are names. */
  readonly names: readonly string[]
  /** Notes of the section, in which causes and superlatives must have their ground. */
  readonly notes: readonly string[]
  /** Masked style references, whose wording may be followed but not taken over. */
  readonly references: readonly string[]
  /** Names that were masked in the references and that the sheet does not know. */
  readonly hiddenNames: readonly string[]
  /** The instructions of the request, of which nothing may come back. */
  readonly instructions: string
  /** Characters of the slot text. */
  readonly length: { readonly min: number; readonly max: number }
}

/** A fault of an answer, in Chinese. `sentence` is its place in the list of sentences; null where the whole is at fault. */
export interface Fault {
  readonly sentence: number | null
  readonly message: string
  /** What the model is told of it: the same without any figure. */
  readonly told: string
}

/** A quoted figure stays here; the fault is told without it. */
const faultOf = (sentence: number | null, message: string): Fault => ({
  sentence,
  message,
  told: message.replace(/^数字“[^”]*”/, '数字'),
})

/** An answer sentence by sentence, with all that the gate has against it. */
export interface Gated {
  readonly sentences: readonly string[]
  readonly faults: readonly Fault[]
  /** Share of eight-character runs taken over from the references. */
  readonly overlap: number
}

/** At most this share of eight-character runs may come from references; standing phrases alone stay well below. */
export const OVERLAP_LIMIT = 0.2
const INSTRUCTION_GRAM = 12
/** An answer so many times too long is not looked at further. */
const ABSURD = 3

/** Stands for a slot while the prose around it is looked at. */
const SLOT_MARK = '\ufffc'

const MARKUP = [
  [/^\s*(?:#|[-*+•>](?!\d)|\d+[.)])|\*\*|__|`|^\s*\|.*\|\s*$|!?\[[^\]]*\]\([^)]*\)/m, '不能使用Markdown标记'],
  [/<\/?[a-z!][^>]*>|&(?:[a-z]+|#\d+);/i, '不能出现HTML标记'],
  [/https?:|www\.|\b[\w-]+\.(?:com|cn|org|net|gov|io)\b|\S@\S+\.\S/i, '不能出现网址或邮箱'],
  [/[#*`^|\\$@=]|^[，；：、]/, '不能出现多余的符号'],
  [/[⟦⟧⟪⟫]/, '不能把参考材料的遮盖符号写进正文'],
  [/\p{Extended_Pictographic}/u, '不能出现表情符号'],
] as const

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const anyOf = (list: readonly string[]) =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
const HEDGED = new RegExp(`(?:${anyOf(words.hedges.before)})${SLOT_MARK}|${SLOT_MARK}(?:${anyOf(words.hedges.after)})`)
const DIRECTED = new RegExp(`(?:${anyOf(words.directions)})$`)
const SAYS_CHANGE = /\.(?:change|yoy|yoyDiff|qoq|qoqDiff|gap)$/
const COMPARED = new RegExp(anyOf(words.comparisons))
const LATIN = /[A-Za-z]{2,}/g

/** The sentence with a mark for each slot, and the slots' names. */
const marked = (sentence: string): string =>
  readSlots(sentence)
    .map((segment) => (segment.kind === 'text' ? segment.text : SLOT_MARK))
    .join('')

const slotsIn = (sentence: string): string[] =>
  readSlots(sentence).flatMap((segment) => (segment.kind === 'slot' ? [segment.name] : []))

/** A verb of change before a slot that gives a level: 增长{{x}}. Before a slot that says a change the renderer judges it. */
function directed(sentence: string): string | null {
  const segments = readSlots(sentence)
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1]
    if (segment.kind !== 'text' || next?.kind !== 'slot' || SAYS_CHANGE.test(next.name)) continue
    const verb = DIRECTED.exec(segment.text)
    if (verb) return verb[0]
  }
  return null
}

function slotFaults(sentence: string, rules: GateRules): string[] {
  if (!rules.slots) return /[{}]/.test(sentence) ? ['不能出现花括号'] : []
  const allowed = rules.slots
  const foreign = slotsIn(sentence).filter((name) => !allowed.has(`{{${name}}}`))
  const broken = /[{}]/.test(marked(sentence)) ? ['槽位的花括号不完整'] : []
  return [...foreign.map((name) => `槽位“{{${name}}}”不在本节可用的槽位之内`), ...broken]
}

function figureFaults(sentence: string, rules: GateRules): string[] {
  if (!rules.slots) return []
  const prose = marked(sentence)
  const figures = figureSpans(prose, rules.names).map((span) => prose.slice(span.start, span.end))
  return [...new Set(figures)].map((figure) => `数字“${figure}”不在槽位内，应改用槽位或删去`)
}

function wordingFaults(sentence: string, rules: GateRules): string[] {
  if (!rules.slots) return []
  const prose = marked(sentence)
  const faults: string[] = []
  const hedge = HEDGED.exec(prose)
  if (hedge) faults.push(`槽位前后不能加“${hedge[0].replace(SLOT_MARK, '')}”`)
  const direction = directed(sentence)
  if (direction) faults.push(`“${direction}”不能直接写在数值前，增减请用自带动词的槽位`)
  const compared = COMPARED.exec(prose)
  if (compared && !slotsIn(sentence).some((name) => /\.(yoy|yoyDiff|qoq|qoqDiff|lastYear|lastPeriod)$/.test(name)))
    faults.push(`“${compared[0]}”的比较没有对应的槽位`)
  return faults
}

/** A cause or a superlative stands only where the notes hold the same words. */
function groundFaults(sentence: string, rules: GateRules): string[] {
  const notes = rules.notes.join('\n')
  const cause = words.causes.find((word) => sentence.includes(word))
  const after = cause ? sentence.slice(sentence.indexOf(cause) + cause.length) : ''
  const grounded = cause !== undefined && overlapOf(after, rules.notes, 3) > 0
  const boast = words.boasts.find((word) => sentence.includes(word) && !notes.includes(word))
  return [
    ...(cause && !grounded ? [`“${cause}”说了材料中没有的原因，应删去`] : []),
    ...(boast ? [`“${boast}”没有材料依据，应删去`] : []),
  ]
}

function styleFaults(sentence: string, rules: GateRules): string[] {
  const faults: string[] = MARKUP.filter(([pattern]) => pattern.test(sentence)).map(([, message]) => message)
  if (!/[。！？：；][”）》]*\s*$/.test(sentence)) faults.push('句子没有写完，应以句号收尾')
  const filler = words.fillers.find((word) => sentence.includes(word))
  if (filler) faults.push(`不要使用套话“${filler}”`)
  const known = [...rules.names, ...rules.notes].join('\n')
  const latin = marked(sentence)
    .match(LATIN)
    ?.find((word) => !words.latin.includes(word) && !known.includes(word))
  if (latin) faults.push(`不能出现外文“${latin.slice(0, 20)}”`)
  const name = rules.hiddenNames.find((each) => sentence.includes(each))
  if (name) faults.push(`“${name}”是参考材料里的名称，不能写进本文`)
  if (overlapOf(sentence, [rules.instructions], INSTRUCTION_GRAM) > 0) faults.push('不能复述写作要求')
  return faults
}

/** Faults that one sentence has by itself. */
export const faultsOfSentence = (sentence: string, rules: GateRules): string[] => [
  ...slotFaults(sentence, rules),
  ...figureFaults(sentence, rules),
  ...wordingFaults(sentence, rules),
  ...groundFaults(sentence, rules),
  ...styleFaults(sentence, rules),
]

/**
 * Lets an answer through or says why not: only slots of this section, no figure outside them, no markup or address, no
 * ungrounded cause, no filler, length in bounds, wording not taken over from a reference.
 */
export function gate(slotText: string, rules: GateRules): Gated {
  const { min, max } = rules.length
  const tooLong = faultOf(null, '篇幅太长，应压缩')
  if (slotText.length > ABSURD * max) return { sentences: [], faults: [tooLong], overlap: 0 }
  const sentences = sentencesOf(slotText)
  const faults: Fault[] = sentences.flatMap((text, sentence) =>
    faultsOfSentence(text, rules).map((message) => faultOf(sentence, message)),
  )
  if (slotText.length < min) faults.push(faultOf(null, '篇幅太短，应写成完整的一段'))
  if (slotText.length > max) faults.push(tooLong)
  const overlap = overlapOf(slotText, rules.references)
  if (overlap > OVERLAP_LIMIT) faults.push(faultOf(null, '与参考材料雷同过多，应换一种说法'))
  return { sentences, faults, overlap }
}
