import { D1Samples } from '../../src/adapters/d1-samples.ts'
import { D1Passages } from '../../src/adapters/passages-retriever.ts'
import type { PassageQuery } from '../../src/pipeline/ports.ts'
import type { TakenSample } from '../../src/pipeline/take-in-sample.ts'

const ORG = 'bench'

/** What the Worker is told to do: one of these. */
export interface Order {
  readonly migration?: readonly string[]
  readonly reports?: readonly TakenSample[]
  readonly asked?: Asked
}
/** How large the database is then. */
export interface Done {
  readonly bytes: number
}
/** Searches, as drafting makes them. */
export interface Asked {
  readonly queries: readonly (Omit<PassageQuery, 'themes'> & {
    readonly themes: readonly (readonly [string, number])[]
  })[]
}
/** Milliseconds of each search: as its caller in the Worker waits, and as D1 counts its statements. */
export type Taken = readonly { readonly waited: number; readonly inside: number }[]

/** The database with the time that D1 itself says its statements took, added up. */
function metered(database: D1Database): { database: D1Database; spent: () => number } {
  let spent = 0
  const batch: D1Database['batch'] = async (statements) => {
    const results = await database.batch(statements)
    for (const { meta } of results) spent += meta.duration
    return results as never
  }
  return { database: { prepare: (query: string) => database.prepare(query), batch } as D1Database, spent: () => spent }
}

/** A Worker's clock stands still between input and output: wait for one to see the time that computing took. */
async function now(): Promise<number> {
  await scheduler.wait(0)
  return performance.now()
}

async function timed({ queries }: Asked, database: D1Database): Promise<Taken> {
  const meter = metered(database)
  const passages = new D1Passages(meter.database)
  const taken = []
  for (const { themes, ...query } of queries) {
    const [started, spent] = [await now(), meter.spent()]
    await passages.find(ORG, { ...query, themes: new Map(themes) })
    taken.push({ waited: (await now()) - started, inside: meter.spent() - spent })
  }
  return taken
}

export default {
  async fetch(request: Request, { DB }: { DB: D1Database }): Promise<Response> {
    const { migration, reports, asked } = await request.json<Order>()
    if (migration) await DB.batch(migration.map((statement) => DB.prepare(statement)))
    if (reports) await new D1Samples(DB).saveAll(ORG, reports)
    if (asked) return Response.json(await timed(asked, DB))
    const { meta } = await DB.prepare('SELECT 1').run()
    return Response.json({ bytes: meta.size_after ?? 0 } satisfies Done)
  },
}
