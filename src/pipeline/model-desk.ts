import type { Attempt, ReferencedSection } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import type { ReportType } from '../domain/report-type.ts'
import { cleanAnswer } from './clean-answer.ts'
import { figureSpans } from './figure-spans.ts'
import type { Fault } from './gate.ts'
import { gateRulesOf } from './gate-rules.ts'
import type { JudgeContext, JudgedSection } from './judge-section.ts'
import { noteMaterial } from './note-material.ts'
import { type Model, ModelFault, type Prompts } from './ports.ts'
import { type FigureMode, lengthOf } from './section-request.ts'

/** A Chinese character is about one token; reasoning models need room to think. */
const TOKENS_PER_CHARACTER = 2
const TOKENS_AT_LEAST = 2048
const TOKENS_STEP = 512

/** What a drafter by model needs beside the section. */
export interface ModelContext {
  readonly sheet: FactSheet
  readonly type: ReportType
  readonly model: Model
  readonly prompts: Prompts
  readonly mode: FigureMode
  /** Writes slot text for these facts alone, without a model. */
  readonly byTemplate: (facts: readonly Fact[]) => string
  readonly instruction: string | null
  /** The organisation's expressions that state no number. */
  readonly lexicon?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
  readonly onDelta?: ((text: string) => void) | undefined
  readonly onRepair?: ((round: number) => void) | undefined
}

/** One section at the desk: the judge's rules, and what was tried so far. */
export interface Desk extends ModelContext, JudgeContext {
  readonly section: ReferencedSection
  readonly attempts: Attempt[]
}

export type PromptName = 'section' | 'redraft' | 'repair' | 'add'

/** Lays the section out; every attempt will be pushed to `attempts`. */
export function deskOf(section: ReferencedSection, context: ModelContext, attempts: Attempt[]): Desk {
  const { sheet, mode, lexicon } = context
  const rules = gateRulesOf(section, sheet, mode, instructionsOf('section', section, context), lexicon)
  return { ...context, section, rules, material: noteMaterial(section, sheet, mode), attempts }
}

const instructionsOf = (name: PromptName, section: ReferencedSection, { prompts, type, mode }: ModelContext): string =>
  prompts.render(name, {
    typeName: type.name,
    self: type.self,
    whole: type.whole,
    plain: mode === 'plain',
    problems: section.kind === 'problems',
    plans: section.kind === 'plans',
  })

const tokensFor = (section: ReferencedSection): number =>
  TOKENS_STEP * Math.ceil(Math.max(TOKENS_AT_LEAST, lengthOf(section).max * TOKENS_PER_CHARACTER) / TOKENS_STEP)

/** Asks once and keeps the attempt; gives slot text. Rejects with ModelFault, which is kept as an attempt too. */
export async function ask(
  desk: Desk,
  name: PromptName,
  user: object,
  onDelta?: (text: string) => void,
): Promise<string> {
  const { model, section, attempts, signal } = desk
  if (attempts.length > 0) desk.onRepair?.(attempts.length)
  const request = {
    system: instructionsOf(name, section, desk),
    user: JSON.stringify(user),
    maxTokens: tokensFor(section),
  }
  try {
    const answer = await model.complete(request, { ...(signal ? { signal } : {}), ...(onDelta ? { onDelta } : {}) })
    attempts.push({ drafter: 'llm', raw: answer.text, faults: [], model: answer.model, usage: answer.usage })
    return cleanAnswer(answer.text, section.heading ?? section.chapter)
  } catch (error) {
    if (error instanceof ModelFault)
      attempts.push({ drafter: 'llm', raw: '', faults: [error.message], model: model.name, usage: null })
    throw error
  }
}

/** A model that fails after its first answer costs that answer nothing: the template finishes the section. */
export const orNull = (error: unknown): null => {
  if (error instanceof ModelFault) return null
  throw error
}

/** Writes into the last attempt why it was not taken as it stood, and how much wording it took over. */
export function noteJudgement(desk: Desk, judged: Pick<JudgedSection, 'faults'> & { overlap?: number }): void {
  const last = desk.attempts.pop()
  const { overlap } = judged
  const measured = overlap === undefined ? {} : { overlap: Math.round(overlap * 1000) / 1000 }
  if (last) desk.attempts.push({ ...last, ...measured, faults: judged.faults.map((fault: Fault) => fault.message) })
}

/** Slot text of these facts by the template, kept as an attempt. */
export function writtenByTemplate(desk: Desk, facts: readonly Fact[]): string {
  const raw = desk.byTemplate(facts)
  desk.attempts.push({ drafter: 'template', raw, faults: [], model: null, usage: null })
  return raw.replaceAll('\n', '')
}

/** What the model wrote outside its slots goes back without its figures: none leaves, not even a guessed one. */
export function withoutFigures(text: string, { mode, rules }: Desk): string {
  if (mode === 'plain') return text
  const spans = figureSpans(
    text.replace(/\{\{[^}]*\}\}/g, (slot) => '\ufffc'.repeat(slot.length)),
    rules.names,
  )
  return spans.reduceRight((out, { start, end }) => `${out.slice(0, start)}（数字）${out.slice(end)}`, text)
}
