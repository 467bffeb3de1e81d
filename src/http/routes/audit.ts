import { z } from 'zod'
import { AuditAction, AuditDigest, AuditEntry, AuditHead } from '../../domain/audit.ts'
import { AUDIT_ACTIONS } from '../../domain/audit-actions.ts'
import { chinaMidnight } from '../../domain/china-day.ts'
import { AUDIT_FORMATS, type AuditFormat, exportAudit } from '../../pipeline/export-audit.ts'
import { attachment } from '../../pipeline/file-name.ts'
import { verifyAudit } from '../../pipeline/verify-audit.ts'
import { json, route } from '../route.ts'
import { streamOf } from '../stream.ts'
import { wholeNumber } from './parameters.ts'

const day = (name: string) => z.iso.date(`${name} 应为日期，例如 2026-07-06`).optional()
const Filter = z.object({
  object: z.string().max(300).optional().describe('对象，例如 draft/8f2c…'),
  actor: z.string().max(200).optional().describe('操作者的编号或姓名'),
  action: AuditAction.optional().describe(
    Object.entries(AUDIT_ACTIONS)
      .map(([id, name]) => `${id} ${name}`)
      .join('；'),
  ),
  from: day('from').describe('从这一天起（北京时间）'),
  until: day('until').describe('到这一天为止，含当天（北京时间）'),
})

/** The filter with its days as moments. */
const asked = ({ from, until, ...rest }: z.output<typeof Filter>) => ({
  ...rest,
  from: from && chinaMidnight(from).toISOString(),
  until: until && chinaMidnight(until, 1).toISOString(),
})

export const auditRoute = route(
  {
    method: 'GET',
    path: '/v1/audit',
    id: 'listAudit',
    needs: 'audit',
    summary: '审计记录：谁在何时对什么做了什么，最新的在前',
    query: Filter.extend({
      before: wholeNumber(1, 999_999_999).optional().describe('上一页返回的 next'),
      limit: wholeNumber(1, 200).optional().describe('每页条数，默认 50'),
    }),
    answers: {
      200: {
        description: '一页记录；next 为 null 时没有下一页',
        content: { 'application/json': z.object({ entries: z.array(AuditEntry), next: z.int().nullable() }) },
      },
    },
    problems: [],
  },
  async ({ query: { before, limit = 50, ...filter }, caller }, { audit }) => {
    const found = await audit.entries(caller.org, { ...asked(filter), before, limit: limit + 1 })
    const entries = found.slice(0, limit)
    return json(200, { entries, next: found.length > limit ? entries.at(-1)!.seq : null })
  },
)

const Verification = z.object({
  intact: z.boolean().describe('从头到尾没有改动、删除或调换'),
  entries: z.int().describe('核验过的条数'),
  head: AuditHead.nullable().describe('链尾'),
  seal: z
    .enum(['valid', 'invalid', 'unknown', 'unsealed'])
    .describe('链尾的封印：有效、不符、由另一密钥签发、未设密钥'),
  fault: z
    .object({
      kind: z.enum(['altered', 'removed', 'moved', 'added', 'forged']),
      seq: z.int().describe('第一处不符的序号'),
      message: z.string(),
    })
    .nullable(),
})

export const verifyAuditRoute = route(
  {
    method: 'GET',
    path: '/v1/audit/verify',
    id: 'verifyAudit',
    needs: 'audit',
    summary: '从头核验审计记录，指出第一处被改动、删除或调换的地方',
    answers: { 200: { description: '核验结果', content: { 'application/json': Verification } } },
    problems: [],
  },
  async ({ caller }, { audit, auditSealer }) =>
    json(200, await verifyAudit(caller.org, { audit, sealer: auditSealer })),
)

export const auditDigestsRoute = route(
  {
    method: 'GET',
    path: '/v1/audit/digests',
    id: 'listAuditDigests',
    needs: 'audit',
    summary: '每日摘要：每天最后一条审计记录的序号、摘要和封印，供另行存档',
    answers: {
      200: {
        description: '每日摘要，最早的在前；closed 为 false 的一天尚未结束',
        content: { 'application/json': z.object({ digests: z.array(AuditDigest) }) },
      },
    },
    problems: [],
  },
  async ({ caller }, { audit }) => json(200, { digests: await audit.digests(caller.org) }),
)

export const exportAuditRoute = route(
  {
    method: 'GET',
    path: '/v1/audit/export',
    id: 'exportAudit',
    needs: 'audit',
    summary: '导出审计记录；导出本身也记入审计记录',
    query: Filter.extend({
      format: z
        .enum(Object.keys(AUDIT_FORMATS) as [AuditFormat, ...AuditFormat[]], 'format 应为 csv 或 jsonl')
        .describe('csv 供表格软件打开；jsonl 供另行核验'),
    }),
    answers: {
      200: {
        description: '文件，最早的在前',
        content: Object.fromEntries(Object.values(AUDIT_FORMATS).map((type) => [type.split(';')[0]!, null])),
        headers: { 'Content-Disposition': '文件名（RFC 6266）' },
      },
    },
    problems: [],
  },
  async ({ query: { format, ...filter }, caller, note }, { audit, clock }) => {
    await note({ action: 'audit.export', object: 'audit', after: format })
    const lines = exportAudit(caller.org, format, asked(filter), audit)
    const today = clock.now().toISOString().slice(0, 10)
    return new Response(streamOf(lines), {
      headers: {
        'content-type': AUDIT_FORMATS[format],
        'content-disposition': attachment(`审计记录-${today}.${format}`, `audit-${today}.${format}`),
      },
    })
  },
)
