import { z } from 'zod'
import { Problem } from '../../domain/problem.ts'
import { Scope } from '../../domain/role.ts'
import type { AppDeps } from '../deps.ts'
import { Received, received } from '../received.ts'
import { json, type Route, route } from '../route.ts'

const Known = z.object({ kind: z.enum(['person', 'integration']), name: z.string(), scopes: z.array(Scope) })
const Refused = z.object({ code: z.string(), msg: z.string() })
const Echo = z.object({
  received: Received,
  caller: z.union([Known, Refused]).describe('凭所带的密钥或签名认出的调用方；认不出时为原因'),
})

/** Answers whoever asks, whatever was sent: it is for those whose requests do not get through. */
const echo = (method: 'GET' | 'POST', id: string): Route =>
  route(
    {
      method,
      path: '/v1/echo',
      id,
      needs: null,
      summary: '回显收到的请求：编码、正文、请求头、待签文本，供对接时查错；不保存任何内容',
      answers: { 200: { description: '收到的请求', content: { 'application/json': Echo } } },
      problems: ['too-large'],
    },
    async ({ request }, deps) => {
      const caller = await callerOf(request.clone() as Request, deps)
      return json(200, { received: await received(request), caller } satisfies z.infer<typeof Echo>)
    },
  )

export const echoRoute = echo('POST', 'echo')
export const echoOfGetRoute = echo('GET', 'echoOfGet')

async function callerOf(request: Request, deps: AppDeps): Promise<z.infer<typeof Echo>['caller']> {
  try {
    const { kind, actor, scopes } = await deps.callerOf(request)
    return { kind, name: actor.name, scopes: [...scopes] }
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, msg: error.message }
    throw error
  }
}
