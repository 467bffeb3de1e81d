import { z } from 'zod'
import { wanted } from '../../domain/received-value.ts'
import { ParsedFacts } from '../../pipeline/parse-facts/parsed-facts.ts'
import { parseFacts } from '../../pipeline/parse-facts.ts'
import { LIMITS } from '../limits.ts'
import { json, route } from '../route.ts'
import { refuseLongText } from './check.ts'

export const parseFactsRoute = route(
  {
    method: 'POST',
    path: '/v1/facts/parse',
    id: 'parseFacts',
    needs: 'read',
    summary: '把粘贴的表格或文字读成指标',
    body: z.object({
      text: z
        .string(wanted('要读取的文字 text（应为文字）'))
        .meta({ maxLength: LIMITS.text, description: `表格或文字，最长 ${LIMITS.text} 字` }),
    }),
    answers: {
      200: { description: '读出的指标、文字材料，以及没能读出的内容', content: { 'application/json': ParsedFacts } },
    },
    problems: [],
  },
  ({ body }) => {
    refuseLongText(body.text, LIMITS.text)
    return json(200, parseFacts(body.text))
  },
)
