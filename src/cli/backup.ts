import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { backupTables } from '../adapters/backup/backup-tables.ts'
import { organisationsHere, tableWithRowsOf } from '../adapters/backup/organisations-here.ts'
import { writeBackup } from '../adapters/backup/write-backup.ts'
import { Problem } from '../domain/problem.ts'
import { SERVICE } from '../pipeline/finish-draft.ts'
import { clock, type OfficeDatabase, officeDatabase } from './office-database.ts'
import { refuseExistingFile, toldAsProblem } from './told-as-problem.ts'

/* `npm run backup -- <单位编号> <文件>`: everything of one organisation into one file. docs/backup.md tells the rest. */

const USAGE = `用法：npm run backup -- <单位编号> <文件>
把一个单位的全部内容写进一个文件。文件含口令摘要和加密的密钥，请按涉密资料保管。`

const ASIDE = '.part'
/** Of the organisations that are here so many are told. */
const MOST_TOLD = 20

/** A number typed wrong would be a backup that holds nothing, found out when it is needed. */
async function refuseUnknown(org: string, database: D1Database): Promise<void> {
  if (await tableWithRowsOf(org, await backupTables(database), database)) return
  const others = (await organisationsHere(database)).slice(0, MOST_TOLD).join('、')
  const here = others === '' ? '这里还没有任何单位的内容' : `这里的单位编号有：${others}`
  throw new Problem('not-found', `没有单位“${org}”的内容，没有写备份文件。${here}`)
}

async function backUp(org: string, file: string, { database, audit }: OfficeDatabase): Promise<string> {
  refuseExistingFile(file)
  await refuseUnknown(org, database)
  await audit.append(org, {
    actor: SERVICE,
    kind: 'service',
    action: 'backup.export',
    object: 'backup',
    after: '命令行备份',
    address: null,
    requestId: null,
  })
  const parts = writeBackup(org, { secrets: true }, { database, clock })
  try {
    await pipeline(Readable.from(parts), createWriteStream(file + ASIDE, { mode: 0o600 }))
    await rename(file + ASIDE, file)
  } catch (error) {
    await rm(file + ASIDE, { force: true })
    throw error
  }
  return `已备份单位“${org}”到 ${file}`
}

const [org, file] = process.argv.slice(2)
if (org && file) await toldAsProblem((office) => backUp(org, file, office), officeDatabase)
else {
  console.error(USAGE)
  process.exitCode = 2
}
