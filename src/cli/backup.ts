import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeBackup } from '../adapters/backup/write-backup.ts'
import { SERVICE } from '../pipeline/finish-draft.ts'
import { clock, type OfficeDatabase, officeDatabase } from './office-database.ts'
import { refuseExistingFile, toldAsProblem } from './told-as-problem.ts'

/* `npm run backup -- <单位编号> <文件>`: everything of one organisation into one file. docs/backup.md tells the rest. */

const USAGE = `用法：npm run backup -- <单位编号> <文件>
把一个单位的全部内容写进一个文件。文件含口令摘要和加密的密钥，请按涉密资料保管。`

const ASIDE = '.part'

async function backUp(org: string, file: string, { database, audit }: OfficeDatabase): Promise<string> {
  refuseExistingFile(file)
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
