import type { Attempt, DraftedSection, ReferencedSection } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import type { ReportType } from '../domain/report-type.ts'
import { draftByModel } from './draft-by-model.ts'
import { draftByTemplate } from './draft-by-template.ts'
import { type Model, ModelFault, type Prompts } from './ports.ts'
import { renderSlots } from './render-slots.ts'
import { withEvidence } from './section-material.ts'
import type { FigureMode } from './section-request.ts'

/** What drafting one section needs of its surroundings. */
export interface DraftContext {
  readonly sheet: FactSheet
  readonly type: ReportType
  readonly prompts: Prompts
  /** null where no model is configured or none was asked for: the template drafts. */
  readonly model: Model | null
  /** How the model writes figures. Configuration chooses, the section's remark records `plain`. */
  readonly mode: FigureMode
  /** What a reviewer asked for when the section is drafted again. */
  readonly instruction?: string | null | undefined
  /** The organisation's expressions that state no number. */
  readonly lexicon?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
  /** Sentences that passed the gate, as the model writes them. The section that follows has the last word. */
  readonly onDelta?: ((text: string) => void) | undefined
  /** The section goes back to the model, for the first, second … time. */
  readonly onRepair?: ((round: number) => void) | undefined
}

const REASONS: Record<ModelFault['kind'], string> = {
  unreachable: '模型服务连不上',
  timeout: '模型没有在限定时间内答复',
  'rate-limited': '模型服务繁忙',
  refused: '模型服务拒绝了请求',
  truncated: '模型的答复中途断了',
  empty: '模型没有给出可用的答复',
  budget: '今日的模型用量已用完',
}

/**
 * Whether a model has anything to write in the section. A 导语 is a formula, and a section without material leaves a model
 * nothing but to invent. Plans may follow from the theme.
 */
export const isForModel = (section: ReferencedSection, sheet: FactSheet): boolean =>
  section.kind === 'plans' ||
  (section.kind !== 'lead' && withEvidence(section, sheet).facts.length + section.notes.length > 0)

function byTemplate(
  section: ReferencedSection,
  context: DraftContext,
  attempts: readonly Attempt[],
  remark: string | null,
): DraftedSection {
  const raw = draftByTemplate(section, context)
  const { text, faults } = renderSlots(raw, context.sheet)
  if (faults.length > 0) throw new Error(`template of section ${section.id}: ${faults.join('；')}`)
  const attempt: Attempt = { drafter: 'template', raw, faults: [], model: null, usage: null }
  return { id: section.id, text, drafter: 'template', attempts: [...attempts, attempt], remark }
}

/**
 * Drafts one section: by the model where there is one and the section gives it something to say, else by the template.
 * A model that fails or whose answer cannot be mended is replaced by the template, and the remark says so in Chinese.
 * Rejects only where `signal` was aborted or the template itself is broken.
 */
export async function draftSection(section: ReferencedSection, context: DraftContext): Promise<DraftedSection> {
  const { model, mode } = context
  if (!model || !isForModel(section, context.sheet)) return byTemplate(section, context, [], null)
  const attempts: Attempt[] = []
  const forFacts = (facts: readonly Fact[]) => draftByTemplate({ ...section, facts: [...facts], notes: [] }, context)
  try {
    const text = await draftByModel(
      withEvidence(section, context.sheet),
      { ...context, model, instruction: context.instruction ?? null, byTemplate: forFacts },
      attempts,
    )
    const remark = mode === 'plain' ? '本节数字由模型直接书写，已逐一核对' : null
    if (text !== null) return { id: section.id, text, drafter: 'llm', attempts, remark }
    return byTemplate(section, context, attempts, '模型的答复不合要求，本节改用模板起草')
  } catch (error) {
    context.signal?.throwIfAborted()
    if (!(error instanceof ModelFault)) throw error
    return byTemplate(section, context, attempts, `${REASONS[error.kind]}，本节改用模板起草`)
  }
}
