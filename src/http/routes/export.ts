import { z } from 'zod'
import { EXPORT_FORMATS, type ExportFormat, exportDraft } from '../../pipeline/export-draft.ts'
import { attachment } from '../../pipeline/file-name.ts'
import { fingerprint } from '../../pipeline/fingerprint.ts'
import { openDraft } from '../../pipeline/open-draft.ts'
import { route } from '../route.ts'
import { DraftParams } from './parameters.ts'

const FORMATS = Object.keys(EXPORT_FORMATS) as [ExportFormat, ...ExportFormat[]]

const Query = z.object({
  format: z.enum(FORMATS, `format 应为 ${FORMATS.join('、')} 之一`).describe('文件格式'),
  watermark: z
    .literal('draft', 'watermark 只能是 draft')
    .optional()
    .describe('draft：标明“草稿”的工作稿，带核对意见（Word 文件里是批注）'),
  annex: z.literal('facts', 'annex 只能是 facts').optional().describe('facts：把数据表作为附件附在文后'),
  documentNumber: z
    .string()
    .trim()
    .regex(
      /^[^\s〔〕[\]【】()（）]{1,20}〔\d{4}〕[1-9]\d{0,4}号$/,
      '发文字号 documentNumber 应写作 云政〔2026〕12号 的样子',
    )
    .optional()
    .describe('发文字号，只用于红头文件'),
  signer: z
    .string()
    .trim()
    .regex(/^[\p{L}·\s]{1,20}$/u, '签发人 signer 应为姓名，最长 20 个字')
    .optional()
    .describe('签发人，只用于红头文件'),
})

export const exportRoute = route(
  {
    method: 'GET',
    path: '/v1/drafts/{id}/export',
    id: 'exportDraft',
    needs: 'read',
    summary: '导出文件；还有数字待核时答复 409，除非要的是标明的工作稿',
    params: DraftParams,
    query: Query,
    answers: {
      200: {
        description: '文件',
        content: Object.fromEntries(Object.values(EXPORT_FORMATS).map((type) => [type.split(';')[0]!, null])),
        headers: { 'Content-Disposition': '文件名（RFC 6266）' },
      },
    },
    problems: ['not-found', 'not-ready'],
  },
  async ({ params, query, caller, note }, { drafts, documents, layout }) => {
    const { format, watermark, annex, documentNumber = null, signer = null } = query
    const { draft } = await openDraft(drafts, caller, params.id)
    const options = {
      profile: layout,
      workingCopy: watermark === 'draft',
      annexFacts: annex === 'facts',
      number: documentNumber,
      signer,
    }
    const file = await exportDraft(draft, format, options, documents)
    const kind = options.workingCopy ? `${format} 工作稿` : format
    const after = `第${draft.version}版；${kind}；文件 sha256:${await fingerprint(file.content)}`
    await note({ action: 'draft.export', object: `draft/${draft.id}`, after })
    return new Response(file.content, {
      headers: {
        'content-type': file.type,
        'content-disposition': attachment(file.name, `report-${draft.id}.${format}`),
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
    })
  },
)
