import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { addressesOf } from './adapters/node/addresses-of.ts'
import { ObjectHome } from './adapters/node/object-home.ts'
import { programFolders } from './adapters/node/office-home.ts'
import { gatedFetch } from './adapters/node/output-gate.ts'
import { sqliteHome } from './adapters/node/sqlite-home.ts'
import { postgresHome } from './adapters/postgres/postgres-home.ts'
import { syncSamples } from './cli/sync-samples.ts'
import worker, { DraftJob, ModelLine, RedraftJob, WebhookOutbox } from './worker.ts'

/*
 * The Node home, for an office's own machine: the Worker as it is, over bindings of our own. `DB` and the Durable Objects are
 * SQLite files in a folder, or all in a PostgreSQL database; the pages' scripts come from the folder that the build made.
 */

/** Header in which the Worker is told the client's address; what a client sends under that name is thrown away. */
const ADDRESS = 'cf-connecting-ip'
const YEAR = 365 * 24 * 60 * 60
const LONGEST_STOP_MS = 5_000

/** The Durable Objects of wrangler.toml: by binding, the name of their folder and their class. */
const OBJECTS = {
  MODEL_LINE: ['model-line', ModelLine],
  DRAFT_JOB: ['draft-job', DraftJob],
  REDRAFT_JOB: ['redraft-job', RedraftJob],
  WEBHOOK_OUTBOX: ['webhook-outbox', WebhookOutbox],
} as const

interface Place {
  /** Where the office's data lies: a folder, unless a PostgreSQL database is named. */
  readonly data: string
  readonly database: string | undefined
  /** Where the program lies: migrations, sample reports, built pages. */
  readonly program: string
  readonly host: string
  readonly port: number
}

/** Reads where to stand and what to listen on; throws in Chinese. */
function placeFrom(env: NodeJS.ProcessEnv): Place {
  const port = Number(env.PORT ?? '8787')
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`PORT 应为 1 至 65535 的整数，收到的是“${env.PORT}”`)
  // The build lies two folders below: in the repository as in the package.
  const program = resolve(import.meta.dirname, '../..')
  if (!existsSync(join(program, '.build/public/.vite/manifest.json')))
    throw new Error(`${program} 里没有构建好的网页，请先运行 npm run build`)
  return {
    data: resolve(env.SHUZHUN_DATA ?? 'data'),
    database: env.SHUZHUN_DATABASE || undefined,
    program,
    host: env.SHUZHUN_HOST ?? '127.0.0.1',
    port,
  }
}

const say = (entry: object): void => console.log(JSON.stringify({ at: new Date().toISOString(), ...entry }))

const told = (error: unknown): string => String(error instanceof Error ? error.stack : error)

/** Everything the Worker expects of Cloudflare; and how to end it. */
async function bindingsIn({ data, database: address, program }: Place) {
  const folders = programFolders(program)
  const home = address
    ? await postgresHome(address, folders, (error) => say({ database: told(error) }))
    : sqliteHome(data, folders)
  say({ migrated: home.migrated, samples: await syncSamples(home.database, join(program, 'fixtures/reports')) })
  const objects = new ObjectHome(home.objects, (error, name) => say({ object: name.kind, error: told(error) }))
  globalThis.fetch = gatedFetch(globalThis.fetch)
  const env: Record<string, unknown> = { ...process.env, DB: home.database }
  env.ADDRESSES_OF = addressesOf
  for (const [binding, [kind, made]] of Object.entries(OBJECTS)) env[binding] = objects.namespace(kind, made, env)
  return { env: env as unknown as Parameters<typeof worker.fetch>[1], objects, home }
}

const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} } as unknown as ExecutionContext

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile()
  const place = placeFrom(process.env)
  const { env, objects, home } = await bindingsIn(place)
  objects.start()
  const app = new Hono<{ Bindings: { incoming: { socket: { remoteAddress?: string } } } }>()
  app.use(
    '/build/*',
    serveStatic({
      root: join(place.program, '.build/public'),
      onFound: (_, c) => c.header('cache-control', `public, max-age=${YEAR}, immutable`),
    }),
  )
  app.all('*', async (c) => {
    const request = new Request(c.req.raw)
    request.headers.delete(ADDRESS)
    const address = c.env.incoming.socket.remoteAddress
    if (address) request.headers.set(ADDRESS, address)
    const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], env, context)
    // The rest of a body that was too large is not read: the client is told before the connection goes.
    if (response.status === 413) response.headers.set('connection', 'close')
    return response
  })
  const server = serve({ fetch: app.fetch, hostname: place.host, port: place.port }, () =>
    console.log(`数准已启动：http://${place.host}:${place.port}/  数据在 ${home.place}`),
  )
  const stop = async (): Promise<void> => {
    // A database that does not answer keeps nobody from stopping; leases run out by themselves.
    setTimeout(() => process.exit(0), LONGEST_STOP_MS)
    server.close()
    await objects.stop()
    await home.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(0)))
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
