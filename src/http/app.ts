import { Hono, type Env as HonoEnv } from 'hono'
import type { Schema } from 'hono/types'
import { Problem } from '../domain/problem.ts'
import { quotaHeaders } from '../pipeline/key-rate.ts'
import { loggable } from '../pipeline/loggable.ts'
import { admit, NOBODY } from './callers.ts'
import type { AppDeps } from './deps.ts'
import { inEnvelope, wantsEnvelope } from './envelope.ts'
import { problemResponse } from './problem-response.ts'
import { recordingRefusals, recordingRefusedKeys } from './refusals.ts'
import type { Route } from './route.ts'
import { ROUTES } from './routes.ts'

type Env = {
  Variables: { requestId: string; route: string | undefined; org: string | null; error: string | undefined }
}
type App = Hono<Env>

/** What no answer of the API needs a browser to do. Pages bring a policy of their own. */
const SECURITY = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * The whole HTTP application over what it is given: the API of contract.md, and the pages where there are any. Every
 * answer carries a request id and its charset; every error is a problem of RFC 9457.
 */
export function createApp<E extends HonoEnv, S extends Schema>(deps: AppDeps, pages?: Hono<E, S, '/'>): App {
  const app: App = new Hono<Env>({ strict: false })
  app.use(async (c, next) => {
    const started = deps.clock.now().getTime()
    const asked = c.req.header('x-request-id')
    const requestId = asked && /^[\w.:-]{1,64}$/.test(asked) ? asked : deps.ids.next()
    c.set('requestId', requestId)
    await next()
    const { status } = c.res
    if (wantsEnvelope(c.req.raw.headers)) c.res = await inEnvelope(c.res)
    c.header('x-request-id', requestId)
    for (const [name, value] of Object.entries(SECURITY)) if (!c.res.headers.has(name)) c.header(name, value)
    const now = deps.clock.now()
    // Node says it by itself, workerd does not.
    c.header('date', now.toUTCString())
    deps.log({
      at: now.toISOString(),
      requestId,
      org: c.get('org') ?? null,
      method: c.req.method,
      path: pathWithoutWords(c.req.path),
      route: c.get('route') ?? (status === 404 ? 'none' : 'page'),
      status,
      milliseconds: now.getTime() - started,
      ...(c.error && status >= 500 ? { error: loggable(c.error) } : {}),
    })
  })
  for (const route of ROUTES) mount(app, route, deps)
  for (const path of new Set(ROUTES.map(({ operation }) => operation.path))) answerOtherMethods(app, path)
  if (pages) app.route('/', pages)
  app.notFound((c) =>
    problemResponse(
      new Problem('not-found', `没有 ${c.req.path.slice(0, 100)} 这个地址，全部接口见 /docs`),
      c.get('requestId'),
    ),
  )
  app.onError((error, c) => problemResponse(error, c.get('requestId')))
  return app
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

function mount(app: App, route: Route, deps: AppDeps): void {
  app.on(route.operation.method, honoPath(route.operation.path), async (c) => {
    const { needs, path } = route.operation
    c.set('route', path)
    const from = { address: deps.addressOf(c.req.raw), requestId: c.get('requestId') }
    const caller = needs ? await recordingRefusedKeys(from, deps, () => deps.callerOf(c.req.raw)) : NOBODY
    c.set('org', caller.org || null)
    const origin = { actor: caller.actor, kind: caller.kind, ...from }
    const response = await recordingRefusals(caller.org, origin, route, deps, () => {
      if (needs) admit(caller, needs)
      return route.answer(
        {
          request: c.req.raw,
          params: c.req.param() as Record<string, string>,
          query: c.req.query(),
          caller,
          note: (deed) => deps.audit.append(caller.org, { ...origin, ...deed }),
        },
        { ...deps, ...deps.recordedFor(origin) },
      )
    })
    if (caller.quota)
      for (const [name, value] of Object.entries(quotaHeaders(caller.quota))) response.headers.set(name, value)
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
    return response
  })
}

function answerOtherMethods(app: App, path: string): void {
  const methods: string[] = ROUTES.map(({ operation }) => operation)
    .filter((operation) => operation.path === path)
    .map(({ method }) => method)
  if (methods.includes('GET')) methods.push('HEAD')
  const allow = methods.join(', ')
  app.on('OPTIONS', honoPath(path), () => new Response(null, { status: 204, headers: { allow } }))
  app.all(honoPath(path), (c) => {
    throw new Problem('method-not-allowed', `${path} 不支持 ${c.req.method}，可用 ${allow.replaceAll(', ', '、')}`, {
      headers: { allow },
    })
  })
}

/** A path as the log may hold it: an id says nothing, but what is no id may be somebody's words. */
const pathWithoutWords = (path: string): string =>
  path
    .split('/')
    .map((part) => (/^[\w.~:-]{0,64}$/.test(part) ? part : '…'))
    .join('/')
    .slice(0, 200)
