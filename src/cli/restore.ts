import { createReadStream, existsSync } from 'node:fs'
import { linesIn } from '../adapters/backup/lines.ts'
import { restoreBackup } from '../adapters/backup/restore-backup.ts'
import { Problem } from '../domain/problem.ts'
import { sealerFrom } from '../pipeline/seal.ts'
import { verifyAudit } from '../pipeline/verify-audit.ts'
import { type OfficeDatabase, officeDatabase } from './office-database.ts'
import { toldAsProblem } from './told-as-problem.ts'

/* `npm run restore -- <文件>`: a backup into a service that holds nothing of its organisation yet. */

const USAGE = `用法：npm run restore -- <文件>
把备份恢复到没有该单位内容的服务。先停掉服务；文件不完好、或这里已有该单位的内容，就什么也不恢复。`

async function restore(file: string, office: OfficeDatabase): Promise<string> {
  if (!existsSync(file)) throw new Problem('not-found', `没有 ${file} 这个文件`)
  const { org, at, rows } = await restoreBackup(() => linesIn(createReadStream(file)), office)
  const { intact, entries, fault } = await verifyAudit(org, { audit: office.audit, sealer: sealerFrom(undefined, '') })
  const chain = intact ? `审计记录 ${entries} 条，核验无误` : `审计记录核验未通过：${fault?.message}`
  return `已恢复单位“${org}”${at} 的备份，共 ${rows} 行；${chain}`
}

const [file] = process.argv.slice(2)
if (file) await toldAsProblem((office) => restore(file, office), officeDatabase)
else {
  console.error(USAGE)
  process.exitCode = 2
}
