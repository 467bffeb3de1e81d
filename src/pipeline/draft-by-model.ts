import type { Attempt, ReferencedSection } from '../domain/draft.ts'
import { completeSection } from './complete-section.ts'
import { type JudgedSection, judgeSection } from './judge-section.ts'
import { ask, type Desk, deskOf, type ModelContext, noteJudgement, orNull, withoutFigures } from './model-desk.ts'
import { repairByModel, repairByTemplate } from './repair-section.ts'
import { sectionRequest } from './section-request.ts'
import { sentenceStream } from './sentence-stream.ts'

/** At most so often does a section, or what is wrong with it, go back to the model. */
const REPAIR_ROUNDS = 2

async function draftOnce(desk: Desk, name: 'section' | 'redraft', extra: object): Promise<JudgedSection> {
  const user = { ...sectionRequest(desk.section, desk, desk.mode, desk.instruction), ...extra }
  const stream = name === 'section' && desk.onDelta ? sentenceStream(desk, desk.onDelta) : undefined
  const judged = judgeSection(await ask(desk, name, user, stream), desk)
  noteJudgement(desk, judged)
  return judged
}

const wholeIsAtFault = ({ faults }: JudgedSection) => faults.some(({ sentence }) => sentence === null)

async function nextRound(desk: Desk, judged: JudgedSection): Promise<JudgedSection | null> {
  if (!wholeIsAtFault(judged)) return repairByModel(desk, judged).catch(orNull)
  const previous = withoutFigures(judged.sentences.join(''), desk)
  const faults = [...new Set(judged.faults.map(({ told }) => told))]
  return draftOnce(desk, 'redraft', { previous, faults }).catch(orNull)
}

/** What still fails is taken over by the template once more; if that does not help, the section is given up. */
function finished(desk: Desk, judged: JudgedSection): string | null {
  const mended = judged.faults.length === 0 ? judged : repairByTemplate(desk, judged)
  return mended.faults.length === 0 && mended.missing.length === 0 ? mended.text : null
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
  const desk = deskOf(section, context, attempts)
  let judged = await draftOnce(desk, 'section', {})
  let alive = true
  for (let round = 0; alive && judged.faults.length > 0 && round < REPAIR_ROUNDS; round++) {
    const next = await nextRound(desk, judged)
    alive = next !== null
    judged = next ?? judged
  }
  if (wholeIsAtFault(judged)) return null
  return finished(desk, await completeSection(desk, repairByTemplate(desk, judged), alive))
}
