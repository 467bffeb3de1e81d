import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'libsql'
import { startStubModel } from '../stub-model/server.ts'
import { ask, askedFor, sheets, untilEnded, writtenByModel } from './asking.ts'
import { nodeHome } from './homes.ts'
import { tell } from './tally.ts'

/*
 * Every alarm rings again and again, during the draft and after its end, as at-least-once delivery allows:
 *   npm run test:faults -- same-alarm
 * Every draft must end once, and no section may be asked of the model twice.
 */

const PORT = Number(process.env.PORT ?? 8875)
const RINGS = 20
const stub = await startStubModel({ behaviour: { latencyMs: 500 } })
const home = nodeHome()
const service = await home.start(PORT, { OPENAI_BASE_URL: stub.url, OPENAI_MODEL: 'stub', OPENAI_CONCURRENCY: '4' })
try {
  const answers = await Promise.all(sheets.map((sheet) => ask(service.url, sheet)))
  const accepted = answers.flatMap(({ path }) => path ?? [])
  const alarms = new Sqlite(join(home.data, 'objects/alarms.db'))
  alarms.exec('PRAGMA busy_timeout = 5000')
  let rung = 0
  for (let ring = 0; ring < RINGS; ring++) {
    await sleep(500)
    rung += alarms.prepare("UPDATE alarms SET at = 1 WHERE kind = 'draft-job'").run().changes
  }
  alarms.close()
  const drafts = await Promise.all(accepted.map((path) => untilEnded(service.url + path)))
  const ended = drafts.filter((draft) => draft?.status === 'clean')
  const written = writtenByModel(ended)
  const versions = ended.filter((draft) => draft!.version !== ended[0]!.version).length
  tell({
    how: '同一闹钟反复响',
    home: home.name,
    unit: '份稿件',
    accepted: accepted.length,
    ended: ended.length,
    lost: accepted.length - ended.length,
    doubled: Math.max(0, askedFor(stub, 0).length - written) + versions,
    note: `多响 ${rung} 次`,
  })
} finally {
  await service.stop()
  await stub.stop()
  home.clear()
}
