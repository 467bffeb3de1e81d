import { z } from 'zod'
import { openApi } from '../openapi.ts'
import { json, type Route, route } from '../route.ts'

const healthRoute = route(
  {
    method: 'GET',
    path: '/healthz',
    id: 'health',
    needs: null,
    summary: '服务是否在运行',
    answers: { 200: { description: '在运行', content: { 'application/json': z.object({ status: z.literal('ok') }) } } },
    problems: [],
  },
  () => json(200, { status: 'ok' }),
)

const ready = z.object({
  status: z.enum(['ready', 'not-ready']),
  parts: z.array(z.object({ name: z.string(), fault: z.string().nullable().describe('不正常时的情况；正常为 null') })),
})
const readyRoute = route(
  {
    method: 'GET',
    path: '/readyz',
    id: 'ready',
    needs: null,
    summary: '服务能否接活：数据库、范文库是否就绪',
    answers: {
      200: { description: '可以接活', content: { 'application/json': ready } },
      503: { description: '暂不能接活，parts 说明哪一处不正常', content: { 'application/json': ready } },
    },
    problems: [],
  },
  async (_, { standing }) => {
    const parts = await standing()
    const fine = parts.every(({ fault }) => fault === null)
    return json(fine ? 200 : 503, { status: fine ? 'ready' : 'not-ready', parts })
  },
)

const metricsRoute = route(
  {
    method: 'GET',
    path: '/metrics',
    id: 'metrics',
    needs: 'metrics',
    summary: '运行指标（Prometheus 文本格式）；只有次数和用时，不含任何材料内容',
    answers: { 200: { description: 'Prometheus 0.0.4', content: { 'text/plain': null } } },
    problems: [],
  },
  async (_, { counted }) =>
    new Response(await counted(), { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } }),
)

/** The service's own endpoints: liveness, and the description of all others and of itself. */
export function withServiceRoutes(routes: readonly Route[]): readonly Route[] {
  let description: string | null = null
  const openApiRoute: Route = route(
    {
      method: 'GET',
      path: '/openapi.json',
      id: 'openapi',
      needs: null,
      summary: '本接口的说明（OpenAPI 3.1）',
      answers: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': z.looseObject({}) } } },
      problems: [],
    },
    () => {
      description ??= JSON.stringify(openApi(all))
      return new Response(description, { headers: { 'content-type': 'application/json; charset=utf-8' } })
    },
  )
  const all = [...routes, healthRoute, readyRoute, metricsRoute, openApiRoute]
  return all
}
