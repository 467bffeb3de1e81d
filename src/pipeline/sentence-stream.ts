import { cleanAnswer } from './clean-answer.ts'
import { faultsOfSentence } from './gate.ts'
import type { JudgeContext } from './judge-section.ts'
import { renderSlots } from './render-slots.ts'
import { sentencesOf } from './sentences.ts'

/**
 * Turns a model's stream into what a reader may see while it runs: whole sentences that passed the gate, rendered. A
 * sentence that did not pass is left out; the finished section says it as it was mended.
 */
export function sentenceStream(context: JudgeContext, onText: (text: string) => void): (delta: string) => void {
  const { section, sheet, mode, rules } = context
  let raw = ''
  let told = 0
  return (delta) => {
    raw += delta
    if (!/[。！？\n]/.test(delta) || stillThinking(raw)) return
    const sentences = sentencesOf(cleanAnswer(raw, section.heading ?? section.chapter))
    const complete = /[。！？”]\s*$/.test(raw) ? sentences : sentences.slice(0, -1)
    for (const sentence of complete.slice(told)) {
      if (faultsOfSentence(sentence, rules).length > 0) continue
      const { text, faults } = mode === 'slots' ? renderSlots(sentence, sheet) : { text: sentence, faults: [] }
      if (faults.length === 0) onText(text)
    }
    told = Math.max(told, complete.length)
  }
}

const stillThinking = (raw: string): boolean => /^\s*<(think|thinking|reasoning)>(?![\s\S]*<\/\1>)/i.test(raw)
