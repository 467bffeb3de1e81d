import { readFileSync } from 'node:fs'
import { D1Samples } from '../adapters/d1-samples.ts'
import { readReportFile } from '../adapters/intake/read-report-file.ts'
import { simplify } from '../adapters/simplify.ts'
import { Problem } from '../domain/problem.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { type AddedSample, addSamples, type SampleDeps } from '../pipeline/add-sample.ts'
import { officeDatabase } from './office-database.ts'

/* `npm run samples -- import <文件…>`: takes an office's files into the service's library and says what cleaning removed. */

const USAGE = `用法：npm run samples -- import [--org 单位编号] <文件…>
把旧报告（.docx、.xlsx、.pdf、.html、.md、.txt）收进本机范文库。同一篇报告只收一次，清理时删去的内容逐步列出。`

/** The organisation that the service on one machine works for until others are set up. */
const LOCAL_ORG = 'demo'

interface Wanted {
  readonly org: string
  readonly files: readonly string[]
}

/** The arguments as asked, or null where they are not understood. */
function wantedOf([verb, ...rest]: readonly string[]): Wanted | null {
  if (verb !== 'import') return null
  const at = rest.indexOf('--org')
  const org = at < 0 ? LOCAL_ORG : rest[at + 1]
  const files = at < 0 ? rest : rest.toSpliced(at, 2)
  return org && files.length > 0 ? { org, files } : null
}

async function importFile(org: string, file: string, deps: SampleDeps): Promise<readonly AddedSample[] | string> {
  try {
    const name = file.replace(/^.*\//, '')
    const text = await readReportFile(name, readFileSync(file))
    return await addSamples(org, [{ text, source: name }], deps)
  } catch (fault) {
    if (fault instanceof Problem) return fault.message
    if (fault instanceof Error && 'code' in fault)
      return fault.code === 'ENOENT' ? '没有这个文件' : `读不到文件（${fault.code}）`
    throw fault
  }
}

const nameOf = (reportType: string | null): string =>
  reportType ? (reportTypeOf(reportType)?.name ?? reportType) : '类型未定'

function told(file: string, result: readonly AddedSample[] | string): string {
  if (typeof result === 'string') return `✗ ${file}\n    ${result}`
  const reports = result.map(
    ({ known, title, passages, reportType }) =>
      `    ${known ? '库中已有' : '已收入'}《${title}》，${passages} 个段落，${nameOf(reportType)}`,
  )
  const notes = (result[0]?.cleaning ?? []).map(({ says, removed }) => `    清理：${says}（${removed.length} 处）`)
  return [`✓ ${file}`, ...reports, ...notes].join('\n')
}

const progress = (done: number, all: number): string => {
  const filled = Math.round((done / all) * 24)
  return `\r[${'█'.repeat(filled)}${'░'.repeat(24 - filled)}] ${done}/${all}`
}

async function importAll({ org, files }: Wanted): Promise<void> {
  const local = await officeDatabase()
  const deps = { samples: new D1Samples(local.database), clock: { now: () => new Date() }, simplify }
  const results: (readonly AddedSample[] | string)[] = []
  try {
    for (const file of files) {
      results.push(await importFile(org, file, deps))
      if (process.stderr.isTTY) process.stderr.write(progress(results.length, files.length))
    }
  } finally {
    await local.dispose()
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
  console.log(files.map((file, at) => told(file, results[at]!)).join('\n'))
  const added = results.flatMap((result) => (typeof result === 'string' ? [] : result))
  const failed = results.filter((result) => typeof result === 'string').length
  console.log(
    `\n共 ${files.length} 个文件：收入 ${added.filter(({ known }) => !known).length} 篇，库中已有 ${added.filter(({ known }) => known).length} 篇，未能收入 ${failed} 个文件`,
  )
  if (failed > 0) process.exitCode = 1
}

const wanted = wantedOf(process.argv.slice(2))
if (wanted) await importAll(wanted)
else {
  console.error(USAGE)
  process.exitCode = 2
}
