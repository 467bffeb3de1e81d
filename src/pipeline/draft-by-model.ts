import type { Attempt, ReferencedSection } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import type { ReportType } from '../domain/report-type.ts'
import { cleanAnswer } from './clean-answer.ts'
import { figureSpans } from './figure-spans.ts'
import type { Fault, GateRules } from './gate.ts'
import { gateRulesOf } from './gate-rules.ts'
import { type JudgeContext, type JudgedSection, judgeSection } from './judge-section.ts'
import { type Model, ModelFault, type Prompts } from './ports.ts'
import { type FigureMode, factsRequest, lengthOf, noteRequests, sectionRequest } from './section-request.ts'
import { sentenceStream } from './sentence-stream.ts'

/** At most so often does a section, or what is wrong with it, go back to the model. */
const REPAIR_ROUNDS = 2
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
  readonly signal?: AbortSignal | undefined
  readonly onDelta?: ((text: string) => void) | undefined
}

type PromptName = 'section' | 'redraft' | 'repair' | 'add'

/** One section at the desk: what was tried so far, and the judge's rules. */
interface Desk extends ModelContext, JudgeContext {
  readonly section: ReferencedSection
  readonly rules: GateRules
  readonly attempts: Attempt[]
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

/** Asks once and keeps the attempt. Rejects with ModelFault, which is kept as an attempt too. */
async function ask(desk: Desk, name: PromptName, user: object, onDelta?: (text: string) => void): Promise<string> {
  const { model, section, attempts, signal } = desk
  const request = {
    system: instructionsOf(name, section, desk),
    user: JSON.stringify(user),
    maxTokens:
      TOKENS_STEP * Math.ceil(Math.max(TOKENS_AT_LEAST, lengthOf(section).max * TOKENS_PER_CHARACTER) / TOKENS_STEP),
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

/** Writes into the last attempt why it was not taken as it stood, and how much wording it took over. */
function noteJudgement(desk: Desk, faults: readonly Fault[], overlap?: number): void {
  const last = desk.attempts.pop()
  const measured = overlap === undefined ? {} : { overlap: Math.round(overlap * 1000) / 1000 }
  if (last) desk.attempts.push({ ...last, ...measured, faults: faults.map((fault) => fault.message) })
}

async function draftOnce(desk: Desk, name: 'section' | 'redraft', extra: object): Promise<JudgedSection> {
  const user = { ...sectionRequest(desk.section, desk, desk.mode, desk.instruction), ...extra }
  const stream = name === 'section' && desk.onDelta ? sentenceStream(desk, desk.onDelta) : undefined
  const judged = judgeSection(await ask(desk, name, user, stream), desk)
  noteJudgement(desk, judged.faults, judged.overlap)
  return judged
}

/** What the model wrote outside its slots goes back without its figures: none leaves, not even a guessed one. */
function withoutFigures(text: string, { mode, rules }: Desk): string {
  if (mode === 'plain') return text
  const spans = figureSpans(
    text.replace(/\{\{[^}]*\}\}/g, (slot) => '\ufffc'.repeat(slot.length)),
    rules.names,
  )
  return spans.reduceRight((out, { start, end }) => `${out.slice(0, start)}（数字）${out.slice(end)}`, text)
}

const failing = (judged: JudgedSection): number[] =>
  [...new Set(judged.faults.flatMap(({ sentence }) => (sentence === null ? [] : [sentence])))].sort((a, b) => a - b)

const endingOf = (sentence: string): string => /\n*$/.exec(sentence)![0]

/** Puts new sentences in place of the failing ones; null leaves one as it is, '' takes it out. */
const replaced = (judged: JudgedSection, at: readonly number[], by: readonly (string | null)[]): string =>
  judged.sentences
    .map((sentence, index) => {
      const place = at.indexOf(index)
      const next = place < 0 ? null : (by[place] ?? null)
      return next === null ? sentence : next.trim() + endingOf(sentence)
    })
    .join('')
    .replace(/\n{2,}/g, '\n')

/** Sends only the failing sentences back, each with its findings; an answer that does not pair with them changes nothing. */
async function repair(desk: Desk, judged: JudgedSection): Promise<JudgedSection> {
  const at = failing(judged)
  const sentences = at.map((index) => ({
    text: withoutFigures(judged.sentences[index]!.trim(), desk),
    faults: judged.faults.filter(({ sentence }) => sentence === index).map(({ told }) => told),
  }))
  const facts = factsRequest(desk.section.facts, desk.sheet, desk.mode)
  const notes = noteRequests(desk.section, desk.sheet, desk.mode)
  const answer = await ask(desk, 'repair', { sentences, ...facts, notes })
  const lines = at.length === 1 ? [answer.replaceAll('\n', '')] : answer.split('\n')
  if (lines.length !== at.length) {
    noteJudgement(desk, [{ sentence: null, message: '改写的句数与原句不一致', told: '' }])
    return judged
  }
  const next = judgeSection(
    replaced(
      judged,
      at,
      lines.map((line) => line.replace(/^删去。?$/, '')),
    ),
    desk,
  )
  noteJudgement(desk, next.faults, next.overlap)
  return next
}

/** Puts the template's sentence in place of what could not be mended; a sentence without facts goes. */
function mendByTemplate(desk: Desk, judged: JudgedSection): JudgedSection {
  const at = failing(judged)
  if (at.length === 0) return judged
  const elsewhere = new Set(judged.spoken.flatMap((ids, index) => (at.includes(index) ? [] : [...ids])))
  const sentences = at.map((index) => {
    const facts = desk.section.facts.filter(
      ({ id, required }) => required && judged.spoken[index]!.has(id) && !elsewhere.has(id),
    )
    for (const { id } of facts) elsewhere.add(id)
    return facts.length === 0 ? '' : writtenByTemplate(desk, facts)
  })
  return judgeSection(replaced(judged, at, sentences), desk)
}

function writtenByTemplate(desk: Desk, facts: readonly Fact[]): string {
  const raw = desk.byTemplate(facts)
  desk.attempts.push({ drafter: 'template', raw, faults: [], model: null, usage: null })
  return raw.replaceAll('\n', '')
}

const joined = (text: string, more: string): string => `${text.trimEnd()}${more.trim()}`

/** Asks once for required facts that were forgotten; what the model still leaves out the template adds. */
async function addMissing(desk: Desk, judged: JudgedSection, mayAsk: boolean): Promise<JudgedSection> {
  let now = judged
  if (mayAsk && now.missing.length > 0) {
    const draft = withoutFigures(now.sentences.join(''), desk)
    const facts = factsRequest(now.missing, desk.sheet, desk.mode)
    const answer = await ask(desk, 'add', { draft, ...facts }).catch(orNull)
    if (answer !== null) {
      const next = judgeSection(joined(now.sentences.join(''), answer), desk)
      noteJudgement(desk, next.faults, next.overlap)
      if (next.faults.length <= now.faults.length) now = next
    }
  }
  if (now.missing.length === 0) return now
  return judgeSection(joined(now.sentences.join(''), writtenByTemplate(desk, now.missing)), desk)
}

/** A model that fails after its first answer costs that answer nothing: the template finishes the section. */
const orNull = (error: unknown): null => {
  if (error instanceof ModelFault) return null
  throw error
}

const wholeIsAtFault = ({ faults }: JudgedSection) => faults.some(({ sentence }) => sentence === null)

async function nextRound(desk: Desk, judged: JudgedSection): Promise<JudgedSection | null> {
  if (!wholeIsAtFault(judged)) return repair(desk, judged).catch(orNull)
  const previous = withoutFigures(judged.sentences.join(''), desk)
  const faults = [...new Set(judged.faults.map(({ told }) => told))]
  return draftOnce(desk, 'redraft', { previous, faults }).catch(orNull)
}

/**
 * Drafts a section by the model: write, gate, render, check, repair at most twice, ask once for what was forgotten, and
 * let the template finish what is left. Resolves to the text, or null where the answer could not be saved; rejects with
 * ModelFault where there never was one. Every attempt is pushed to `attempts`.
 */
export async function draftByModel(
  section: ReferencedSection,
  context: ModelContext,
  attempts: Attempt[],
): Promise<string | null> {
  const rules = gateRulesOf(section, context.sheet, context.mode, instructionsOf('section', section, context))
  const desk: Desk = { ...context, section, rules, attempts }
  let judged = await draftOnce(desk, 'section', {})
  let alive = true
  for (let round = 0; alive && judged.faults.length > 0 && round < REPAIR_ROUNDS; round++) {
    const next = await nextRound(desk, judged)
    alive = next !== null
    judged = next ?? judged
  }
  if (wholeIsAtFault(judged)) return null
  const mended = await addMissing(desk, mendByTemplate(desk, judged), alive)
  return mended.faults.length === 0 ? mended.text : finished(desk, mended)
}

/** What still fails after mending is taken over by the template once more; if that does not help, the section is given up. */
function finished(desk: Desk, judged: JudgedSection): string | null {
  const mended = mendByTemplate(desk, judged)
  return mended.faults.length === 0 && mended.missing.length === 0 ? mended.text : null
}
