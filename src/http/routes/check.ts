import { z } from 'zod'
import { FactSheet } from '../../domain/fact-sheet.ts'
import { Check } from '../../domain/finding.ts'
import { Problem } from '../../domain/problem.ts'
import { wanted } from '../../domain/received-value.ts'
import { phrasesOf } from '../../pipeline/own-phrases.ts'
import { LIMITS } from '../limits.ts'
import { json, route } from '../route.ts'

export const checkRoute = route(
  {
    method: 'POST',
    path: '/v1/check',
    id: 'checkText',
    needs: 'read',
    summary: '核对一段文字里的每一个数字',
    details: '不保存任何内容。文字可以是任何人写的，不必是本服务起草的。',
    query: z.object({
      explain: z.enum(['', '0', '1', 'false', 'true']).optional().describe('为 1 时每个数字附上读法与判断的步骤'),
    }),
    body: z.object({
      factSheet: FactSheet,
      text: z
        .string(wanted('要核对的文字 text（应为文字）'))
        .meta({ maxLength: LIMITS.text, description: `要核对的文字，最长 ${LIMITS.text} 字` }),
    }),
    answers: { 200: { description: '核对结果', content: { 'application/json': Check } } },
    problems: ['checker-unavailable'],
  },
  async ({ query, body, caller }, { check, ownExpressions }) => {
    refuseLongText(body.text, LIMITS.text)
    const explain = query.explain !== undefined && query.explain !== '0' && query.explain !== 'false'
    try {
      const lexicon = await phrasesOf(caller.org, ownExpressions)
      return json(200, check(body.factSheet, body.text, { explain, lexicon }))
    } catch (error) {
      throw new Problem('checker-unavailable', '数字核对暂时无法进行，请稍后再试', { cause: error })
    }
  },
)

/** Throws Problem 'too-large' for a text over the documented size. */
export function refuseLongText(text: string, most: number): void {
  if (text.length <= most) return
  throw new Problem('too-large', `文字有 ${text.length} 字，最多 ${most} 字，请分段提交`)
}
