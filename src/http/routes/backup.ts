import { attachment } from '../../pipeline/file-name.ts'
import { route } from '../route.ts'
import { streamOf } from '../stream.ts'

export const backupRoute = route(
  {
    method: 'GET',
    path: '/v1/backup',
    id: 'backUp',
    needs: 'admin',
    summary: '备份本单位的全部内容；不含口令摘要和密钥。最后一行写有全文摘要，没有这一行就是没有下载完',
    answers: {
      200: {
        description: '备份文件，每行一条 JSON',
        content: { 'application/x-ndjson': null },
        headers: { 'Content-Disposition': '文件名（RFC 6266）' },
      },
    },
    problems: [],
  },
  async ({ caller, note }, { backup, clock }) => {
    await note({ action: 'backup.export', object: 'backup', after: '网上备份，不含密钥' })
    const today = clock.now().toISOString().slice(0, 10)
    return new Response(streamOf(backup(caller.org)), {
      headers: {
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': attachment(`数准备份-${today}.jsonl`, `shuzhun-${today}.jsonl`),
      },
    })
  },
)
