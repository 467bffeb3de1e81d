import { z } from 'zod'
import { Sample, ScoredPassage } from '../../domain/passage.ts'
import { Problem } from '../../domain/problem.ts'
import { REPORT_TYPES, ReportType, reportTypeOf } from '../../domain/report-type.ts'
import { addSample } from '../../pipeline/add-sample.ts'
import { LIMITS } from '../limits.ts'
import { json, route } from '../route.ts'
import { refuseLongText } from './check.ts'
import { wholeNumber } from './parameters.ts'

const SampleParams = z.object({ id: z.string().max(200).describe('范文编号') })

const AddedSamples = z.object({
  samples: z.array(z.object({ sample: Sample, known: z.boolean().describe('库中已有') })),
  notes: z.array(z.object({ step: z.string(), says: z.string(), removed: z.array(z.string()) })),
})

export const reportTypesRoute = route(
  {
    method: 'GET',
    path: '/v1/report-types',
    id: 'listReportTypes',
    summary: '报告类型及其提纲',
    answers: {
      200: {
        description: '全部报告类型',
        content: { 'application/json': z.object({ reportTypes: z.array(ReportType) }) },
      },
    },
    problems: [],
  },
  () => json(200, { reportTypes: REPORT_TYPES }),
)

export const samplesRoute = route(
  {
    method: 'GET',
    path: '/v1/samples',
    id: 'listSamples',
    summary: '范文目录',
    answers: {
      200: { description: '全部范文', content: { 'application/json': z.object({ samples: z.array(Sample) }) } },
    },
    problems: [],
  },
  async ({ caller }, { samples }) => json(200, { samples: await samples.list(caller.org) }),
)

export const sampleRoute = route(
  {
    method: 'GET',
    path: '/v1/samples/{id}',
    id: 'getSample',
    summary: '一篇范文',
    params: SampleParams,
    answers: {
      200: { description: '范文及其全文', content: { 'application/json': Sample.extend({ text: z.string() }) } },
    },
    problems: ['not-found'],
  },
  async ({ params, caller }, { samples }) => {
    const found = await samples.get(caller.org, params.id)
    if (!found) throw new Problem('not-found', '没有这篇范文')
    return json(200, { ...found.sample, text: found.text })
  },
)

export const addSampleRoute = route(
  {
    method: 'POST',
    path: '/v1/samples',
    id: 'addSample',
    summary: '收入一篇范文：清理网页残留，分出段落；同一篇只收一次',
    body: z.object({
      text: z.string('缺少范文正文 text').describe(`范文正文，最长 ${LIMITS.text} 字`),
      title: z.string('标题 title 应为文字').trim().min(1).max(200).nullish().describe('标题，不填则从正文读出'),
      reportType: z.string('报告类型 reportType 应为文字').max(64).nullish().describe('报告类型编号，不填则自动判断'),
      year: z.int('年份 year 应为整数').min(1949).max(2100).nullish().describe('报告年份，不填则从正文读出'),
      source: z.string('来源 source 应为文字').trim().max(300).nullish().describe('文件名或网址'),
    }),
    answers: {
      201: { description: '收入的范文，以及清理时删去的内容', content: { 'application/json': AddedSamples } },
    },
    problems: ['unknown-report-type'],
  },
  async ({ body, caller }, deps) => {
    refuseLongText(body.text, LIMITS.text)
    if (body.reportType && !reportTypeOf(body.reportType))
      throw new Problem('unknown-report-type', `没有“${body.reportType.slice(0, 30)}”这种报告类型`, {
        places: [{ path: 'reportType', message: '见 GET /v1/report-types' }],
      })
    const offered = {
      text: body.text,
      source: body.source || '粘贴的文字',
      title: body.title ?? undefined,
      reportType: body.reportType ?? undefined,
      year: body.year ?? undefined,
    }
    const added = await addSample(caller.org, offered, deps)
    return json(201, added, { location: `/v1/samples/${added.samples[0]!.sample.id}` })
  },
)

export const deleteSampleRoute = route(
  {
    method: 'DELETE',
    path: '/v1/samples/{id}',
    id: 'deleteSample',
    summary: '从范文库删去本单位的一篇',
    params: SampleParams,
    answers: { 204: { description: '已删去' } },
    problems: ['not-found'],
  },
  async ({ params, caller }, { samples }) => {
    if (!(await samples.delete(caller.org, params.id)))
      throw new Problem('not-found', '本单位的范文库里没有这一篇；内置范文不能删去')
    return new Response(null, { status: 204 })
  },
)

export const passagesRoute = route(
  {
    method: 'GET',
    path: '/v1/passages',
    id: 'findPassages',
    summary: '可作写法参考的范文段落，最合适的在前',
    query: z.object({
      q: z
        .string('缺少查询文字 q')
        .min(1, '查询文字 q 不能为空')
        .max(2000, '查询文字 q 最长 2000 字')
        .describe('查询文字'),
      reportType: z.string().max(64).optional().describe('报告类型编号'),
      section: z.string().max(64).optional().describe('章节，例如 主要举措'),
      k: wholeNumber(1, 50).optional().describe('最多几段，默认 5'),
    }),
    answers: {
      200: {
        description: '段落，最合适的在前',
        content: { 'application/json': z.object({ passages: z.array(ScoredPassage) }) },
      },
    },
    problems: [],
  },
  async ({ query, caller }, { passages }) => {
    const { q, reportType, section, k = 5 } = query
    return json(200, { passages: await passages.find(caller.org, { text: q, reportType, section, k }) })
  },
)
