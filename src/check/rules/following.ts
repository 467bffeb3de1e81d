import type { Judged } from '../judged.ts'
import { SENTENCE_ENDS } from '../text/characters.ts'

const FARTHEST = 12

/** The numbers after the date at place `i` that say something, in the same sentence. */
export function following(judged: readonly Judged[], i: number, text: string): Judged[] {
  const found: Judged[] = []
  let from = judged[i]!.mention.end
  for (const one of judged.slice(i + 1, i + FARTHEST)) {
    if (SENTENCE_ENDS.standIn(text, from, one.mention.start)) break
    if (one.frame !== null) found.push(one)
    from = one.mention.start
  }
  return found
}
