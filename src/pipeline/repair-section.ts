import { type JudgedSection, judgeSection } from './judge-section.ts'
import { ask, type Desk, noteJudgement, withoutFigures, writtenByTemplate } from './model-desk.ts'
import { factsRequest, noteRequests } from './section-request.ts'

const failing = (judged: JudgedSection): number[] => {
  const places = judged.faults.flatMap(({ sentence }) => (sentence === null ? [] : [sentence]))
  return [...new Set(places)].sort((a, b) => a - b)
}

const endingOf = (sentence: string): string => /\n*$/.exec(sentence)![0]

/** Puts new sentences in place of the failing ones; '' takes one out. */
const replaced = (judged: JudgedSection, at: readonly number[], by: readonly string[]): string =>
  judged.sentences
    .map((sentence, index) => {
      const place = at.indexOf(index)
      return place < 0 ? sentence : by[place]!.trim() + endingOf(sentence)
    })
    .join('')
    .replace(/\n{2,}/g, '\n')

/** Sends only the failing sentences back, each with its findings; an answer that does not pair with them changes nothing. */
export async function repairByModel(desk: Desk, judged: JudgedSection): Promise<JudgedSection> {
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
    noteJudgement(desk, { faults: [{ sentence: null, message: '改写的句数与原句不一致', told: '' }] })
    return judged
  }
  const mended = lines.map((line) => line.replace(/^删去。?$/, ''))
  const next = judgeSection(replaced(judged, at, mended), desk)
  noteJudgement(desk, next)
  return next
}

/** Puts the template's sentence in place of what could not be mended; a sentence without required facts goes. */
export function repairByTemplate(desk: Desk, judged: JudgedSection): JudgedSection {
  const at = failing(judged)
  if (at.length === 0) return judged
  const told = new Set(judged.spoken.flatMap((ids, index) => (at.includes(index) ? [] : [...ids])))
  const sentences = at.map((index) => {
    const facts = desk.section.facts.filter(
      ({ id, required }) => required && judged.spoken[index]!.has(id) && !told.has(id),
    )
    for (const { id } of facts) told.add(id)
    return facts.length === 0 ? '' : writtenByTemplate(desk, facts)
  })
  return judgeSection(replaced(judged, at, sentences), desk)
}
