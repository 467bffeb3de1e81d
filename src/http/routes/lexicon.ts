import { z } from 'zod'
import { NewExpression, OWN_EXPRESSION_LIMITS, OwnExpression } from '../../domain/own-expression.ts'
import { Problem } from '../../domain/problem.ts'
import { wanted } from '../../domain/received-value.ts'
import { json, route } from '../route.ts'

const HELD = OWN_EXPRESSION_LIMITS.held
const Lexicon = z.object({ expressions: z.array(OwnExpression) })
const ALL = { 200: { description: '本单位登记的全部说法', content: { 'application/json': Lexicon } } }

export const lexiconRoute = route(
  {
    method: 'GET',
    path: '/v1/lexicon',
    id: 'listExpressions',
    needs: 'read',
    summary: '本单位登记的说法：含有数字、但不是数据，核对时不作为数字',
    answers: ALL,
    problems: [],
  },
  async ({ caller }, { ownExpressions }) => json(200, { expressions: await ownExpressions.list(caller.org) }),
)

export const addExpressionsRoute = route(
  {
    method: 'POST',
    path: '/v1/lexicon',
    id: 'addExpressions',
    needs: 'settings',
    summary: '登记说法，一条或多条；已有的更新备注，有一条不合要求就都不登记',
    body: z.object({
      expressions: z
        .array(NewExpression, wanted('要登记的说法 expressions（应为列表）'))
        .min(1, '至少一条说法')
        .max(HELD, `一次最多 ${HELD} 条`),
    }),
    answers: ALL,
    problems: [],
  },
  async ({ body, caller }, { ownExpressions, clock }) => {
    const added = { addedBy: caller.actor.name, addedAt: clock.now().toISOString() }
    const offered = body.expressions.map((expression) => ({ ...expression, ...added }))
    if (!(await ownExpressions.add(caller.org, offered, HELD)))
      throw new Problem('invalid', `本单位最多登记 ${HELD} 条说法，请先删去不用的`, {
        places: [{ path: 'expressions', message: `加上已有的超过 ${HELD} 条` }],
      })
    return json(200, { expressions: await ownExpressions.list(caller.org) })
  },
)

export const removeExpressionRoute = route(
  {
    method: 'DELETE',
    path: '/v1/lexicon/{phrase}',
    id: 'removeExpression',
    needs: 'settings',
    summary: '删去本单位登记的一条说法，此后照常核对',
    params: z.object({ phrase: z.string().trim().max(200).describe('说法，URL 编码') }),
    answers: { 204: { description: '已删去' } },
    problems: ['not-found'],
  },
  async ({ params, caller }, { ownExpressions }) => {
    if (!(await ownExpressions.remove(caller.org, params.phrase)))
      throw new Problem('not-found', `本单位没有登记“${params.phrase}”`)
    return new Response(null, { status: 204 })
  },
)
