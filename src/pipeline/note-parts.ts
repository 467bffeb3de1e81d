import type { PlacedNote } from '../domain/draft.ts'
import cues from './note-parts.json' with { type: 'json' }

/** What a part of a note tells: work done, how parts were counted, a problem, a plan, or a remark about the table itself. */
export type NoteKind = 'work' | 'counting' | 'problem' | 'plan' | 'remark'

/** One statement of a note, and what it tells. */
export interface NotePart {
  readonly kind: NoteKind
  /** Full-width punctuation, without a mark at its end. */
  readonly text: string
}

const anyOf = (patterns: readonly string[]) => new RegExp(patterns.join('|'))
const PLAN = anyOf(cues.plan)
const REMARK = anyOf(cues.remark)
const SETTLED = anyOf(cues.settled)
const COUNTING = anyOf(cues.counting)
const REMEDY = new RegExp(`^(?:${cues.remedy.join('|')})`)
/** 下半年，力争…: the period opens the plan and stays with it. */
const PERIOD = /^.{0,6}(?:年|季度|月|月份)内?$/
/** 履职不到位的河长 speaks of whom it concerns; 不到位的问题 speaks of the problem. */
const PROBLEM = new RegExp(`(?:${cues.problem.join('|')})(?!的(?!问题|现象|情况))`)
/** 部分…, 个别… opens what is amiss, unless it goes on to something achieved. */
const FEW = new RegExp(`^(?:${cues.few.join('|')})(?!.*(?:${cues.achieved.join('|')}))`)
/** 问题：, 打算： at the head of a part say what it tells and are no words of the report. */
const HEADS = (['problem', 'plan', 'work'] as const).map(
  (kind) => [kind, new RegExp(`^(?:${cues.heads[kind].join('|')})：`)] as const,
)

/** Full-width punctuation as official texts write it, no blank between words and digits; decimal points, times and thousands stay. */
export const fullWidth = (text: string): string =>
  text
    .replace(/\p{Extended_Pictographic}[\uFE0F\u200D]*/gu, '')
    .replace(/\r?\n+/g, '；')
    .replace(/(?<!\d),|,(?!\d{3})/g, '，')
    .replace(/;/g, '；')
    .replace(/(?<!\d):|:(?!\d)/g, '：')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/!/g, '！')
    .replace(/\?/g, '？')
    .replace(/(?<=\p{Script=Han})[ \u3000]+(?=\d)|(?<=\d)[ \u3000]+(?=\p{Script=Han})/gu, '')

const trimmed = (text: string): string =>
  text
    .replace(/^[\s，；。、]+|[\s，；。、]+$/g, '')
    .replace(/^(?:[（(]?\d{1,2}[.、）)](?!\d)|[一二三四五六七八九十]{1,2}(?:是|、))\s*/, '')

/** 二季度计划再建3个 names no matter of its own: it is not cut from what it speaks of. */
const LEANING = /再\p{Script=Han}{1,3}\d+\p{Script=Han}{1,2}$/u

/** A sentence is cut before the clause where a plan begins: 部分支流水质不稳，明年拟新增监控点. */
function cutBeforePlan(sentence: string): string[] {
  const clauses = sentence.split('，')
  const head = clauses[0]!
  if (PLAN.test(head) || PERIOD.test(head)) return [sentence]
  const at = clauses.findIndex((clause, index) => index > 0 && PLAN.test(clause))
  return at < 0 || LEANING.test(sentence) ? [sentence] : [clauses.slice(0, at).join('，'), clauses.slice(at).join('，')]
}

const headOf = (text: string): NoteKind | null => HEADS.find(([, head]) => head.test(text))?.[0] ?? null
const withoutHead = (text: string): string => trimmed(HEADS.reduce((rest, [, head]) => rest.replace(head, ''), text))

/** 污水集中处理率：数据由区水务局提供: what follows the label tells the kind. */
const LABEL = /^[^，。；：]{2,30}：/

function kindOf(text: string, before: NoteKind | null): NoteKind {
  if (REMARK.test(text.replace(LABEL, ''))) return 'remark'
  if (COUNTING.test(text)) return 'counting'
  if (PLAN.test(text) || PLAN.test(text.replace(/^[^，]{1,6}，/, ''))) return 'plan'
  if ((PROBLEM.test(text) || FEW.test(text)) && !SETTLED.test(text) && !REMEDY.test(text)) return 'problem'
  return before === 'plan' || before === 'problem' ? before : 'work'
}

/**
 * Takes a note apart at 。 and ； and where a plan begins, and says of each part what it tells. A part without a cue of its own
 * follows the part before it.
 */
export function noteParts(note: string): NotePart[] {
  const parts: NotePart[] = []
  for (const sentence of fullWidth(note)
    .split(/[。；]/)
    .flatMap(cutBeforePlan)) {
    const whole = trimmed(sentence)
    const text = withoutHead(whole)
    if (text !== '') parts.push({ kind: kindOf(text, headOf(whole) ?? parts.at(-1)?.kind ?? null), text })
  }
  return parts
}

/** The parts of the note that are told in the section that holds it. */
export const partsHere = ({ text, parts }: PlacedNote): NotePart[] =>
  noteParts(text).filter((_, index) => parts.includes(index))
