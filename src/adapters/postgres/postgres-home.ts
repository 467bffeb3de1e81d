import type { OfficeHome, ProgramFolders } from '../node/office-home.ts'
import { beforeLeaving } from '../node/output-gate.ts'
import { isDead, ownName } from '../node/owner.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'
import { PostgresDatabase } from './postgres-database.ts'
import { PostgresObjects } from './postgres-objects.ts'

/** Connections for requests; and for objects apart, so that no rush of requests costs a lease. */
const [FOR_REQUESTS, FOR_OBJECTS] = [10, 5]

/** `postgres://` or `postgresql://`, as SHUZHUN_DATABASE names it; throws in Chinese on anything else. */
function addressIn(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url && /^postgres(?:ql)?:$/.test(url.protocol)) return url
  throw new Error('SHUZHUN_DATABASE 应写作 postgres://用户:口令@主机:5432/数据库')
}

/** The data in a PostgreSQL database, which several processes on several machines may share. Throws in Chinese where it cannot be reached. */
export async function postgresHome(
  address: string,
  { migrations, postgres }: ProgramFolders,
  onFault: (error: unknown) => void,
): Promise<OfficeHome> {
  const { host, pathname } = addressIn(address)
  const requests = connect(address, FOR_REQUESTS, onFault)
  const objects = connect(address, FOR_OBJECTS, onFault)
  const place = `PostgreSQL ${host}${pathname}`
  await requests.query('SELECT 1').catch((cause: Error) => {
    throw new Error(`连不上 ${place}（${cause.message}），请检查 SHUZHUN_DATABASE 和数据库服务`, { cause })
  })
  return {
    migrated: await migrate(requests, { migrations, own: postgres }),
    database: new PostgresDatabase(requests, beforeLeaving),
    objects: new PostgresObjects(objects, ownName(), isDead),
    place,
    close: async () => {
      await Promise.all([requests.end(), objects.end()])
    },
  }
}
