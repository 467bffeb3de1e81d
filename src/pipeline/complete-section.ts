import { faultsOfSentence } from './gate.ts'
import { type JudgedSection, judgeSection } from './judge-section.ts'
import { ask, type Desk, noteJudgement, orNull, withoutFigures, writtenByTemplate } from './model-desk.ts'
import { asData, factsRequest } from './section-request.ts'

const joined = (text: string, more: string): string => `${text.trimEnd()}${more.trim()}`

/** Asks once for what was forgotten; an answer that makes things worse is left out. */
async function askForMore(desk: Desk, judged: JudgedSection): Promise<JudgedSection> {
  const text = judged.sentences.join('')
  const facts = factsRequest(judged.missing, desk.sheet, desk.mode)
  const request = { draft: withoutFigures(text, desk), ...facts, notes: judged.lost.map(asData) }
  const answer = await ask(desk, 'add', request).catch(orNull)
  if (answer === null) return judged
  const next = judgeSection(joined(text, answer), desk)
  noteJudgement(desk, next)
  return next.faults.length <= judged.faults.length ? next : judged
}

/** A part of a note as a sentence of its own, unless the gate has something against it. */
const ownSentences = (desk: Desk, parts: readonly string[]): string =>
  parts
    .map((part) => `${part}。`)
    .filter((sentence) => faultsOfSentence(sentence, desk.rules).length === 0)
    .join('')

/**
 * Sees to it that every required fact and every part of the notes is told: asks the model once, then adds the template's
 * sentence for a fact, and the clerk's own words for a note.
 */
export async function completeSection(desk: Desk, judged: JudgedSection, mayAsk: boolean): Promise<JudgedSection> {
  const forgotten = judged.missing.length + judged.lost.length > 0
  const now = mayAsk && forgotten ? await askForMore(desk, judged) : judged
  if (now.missing.length + now.lost.length === 0) return now
  const facts = now.missing.length > 0 ? writtenByTemplate(desk, now.missing) : ''
  return judgeSection(joined(now.sentences.join(''), facts + ownSentences(desk, now.lost)), desk)
}
