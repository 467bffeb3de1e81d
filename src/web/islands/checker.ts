import { check } from '../../check/check.ts'
import { honour } from '../../pipeline/judge.ts'
import type { CheckedText, CheckerAnswer, CheckerRequest } from './draft/page-checker.ts'

/* A thread of its own for the check, so that typing never waits for it. It says the same as the service: it is the same check. */

let basis: Extract<CheckerRequest, { sheet: unknown }> | null = null

function answerTo({ text, dismissals }: CheckedText): CheckerAnswer {
  if (!basis) return { fault: '没有收到填报数据' }
  const { sheet, lexicon } = basis
  try {
    return { check: honour(check(sheet, text, { lexicon }), { text, sheet }, dismissals).check }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

addEventListener('message', ({ data }: MessageEvent<CheckerRequest>) => {
  if ('sheet' in data) {
    basis = data
    // preparing the sheet takes as long as a check: it is done before a key is struck
    answerTo({ text: '', dismissals: [] })
  } else postMessage(answerTo(data))
})
