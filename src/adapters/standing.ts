import { EMBEDDED } from '../pipeline/ports.ts'

/** What the service stands on, each asked now: the database with its tables, and the embedded library. */
export async function standingOf(database: D1Database): Promise<{ name: string; fault: string | null }[]> {
  const asked = async (name: string, fault: () => Promise<string | null>) => ({
    name,
    fault: await fault().catch(() => '读取失败，请看服务日志，检查数据库文件和磁盘空间'),
  })
  const reports = () =>
    database.prepare('SELECT count(*) AS n FROM samples WHERE org = ?').bind(EMBEDDED).first<number>('n')
  const tables = async () => {
    await database.prepare('SELECT 1 FROM drafts LIMIT 1').first()
    return null
  }
  return Promise.all([
    asked('database', tables),
    asked('library', async () => ((await reports()) ? null : '内置范文库还没有载入，请运行 npm run samples')),
  ])
}
