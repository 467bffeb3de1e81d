import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MAY_RULE, RULES } from '../../src/check/context/norm-mood.ts'

/*
 * Numbers are looked at only in sentences that may rule: the cheap question must hold wherever the exact one holds of some
 * part, or a rule would go unseen. The parts are cut from sentences full of rules, at every place.
 */
const sentences = readFileSync('fixtures/trial6/figures/exempt.jsonl', 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { text: string }).text)

describe('a sentence that may rule', () => {
  it('is every sentence of which some part rules', () => {
    let ruled = 0
    const missed: string[] = []
    for (const text of sentences)
      for (let cut = 0; cut <= text.length; cut++)
        for (const part of [text.slice(0, cut), text.slice(cut)])
          if (RULES.test(part)) {
            ruled++
            if (!MAY_RULE.test(text)) missed.push(part)
          }
    expect(missed).toEqual([])
    expect(ruled).toBeGreaterThan(1000)
  })
})
