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
  const all = [...routes, healthRoute, openApiRoute]
  return all
}
