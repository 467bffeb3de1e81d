import { z } from 'zod'
import { CleaningNote, Sample, SampleDetail } from '../../domain/passage.ts'
import { Problem } from '../../domain/problem.ts'
import { reportTypeOf } from '../../domain/report-type.ts'
import { addSamples, type OfferedSample } from '../../pipeline/add-sample.ts'
import {
  correctPassage,
  correctSample,
  deleteSample,
  openSample,
  unknownReportType,
} from '../../pipeline/correct-sample.ts'
import type { ReadReportFile } from '../../pipeline/ports.ts'
import { LIMITS } from '../limits.ts'
import { json, route } from '../route.ts'
import { wholeNumber } from './parameters.ts'

const SampleParams = z.object({ id: z.string().max(200).describe('范文编号') })
const YEAR = '年份 year 应为 1949 至 2100 的整数'

/** What a sender may say of a report; what is absent is read from its text. */
const Said = z.object({
  title: z
    .string('标题 title 应为文字')
    .trim()
    .min(1, '标题不能为空')
    .max(200, '标题最长 200 字')
    .nullish()
    .describe('标题，不填则从正文读出'),
  reportType: z.string('报告类型 reportType 应为文字').max(64).nullish().describe('报告类型编号，不填则自动判断'),
  year: z
    .union([z.int(YEAR).min(1949, YEAR).max(2100, YEAR), wholeNumber(1949, 2100)], YEAR)
    .nullish()
    .describe('报告年份，不填则从正文读出'),
  source: z.string('来源 source 应为文字').trim().max(300).nullish().describe('文件名或网址'),
})
const text = z
  .string('缺少范文正文 text')
  .max(LIMITS.text, `正文最长 ${LIMITS.text / 10_000} 万字`)
  .describe(`范文正文，最长 ${LIMITS.text} 字`)
const AskedSample = Said.extend({ text })
const NewSamples = Said.extend({
  text: text.optional(),
  samples: z
    .array(AskedSample)
    .min(1, '至少一篇')
    .max(LIMITS.files, `一次最多 ${LIMITS.files} 篇`)
    .optional()
    .describe('一次收入多篇'),
  files: z
    .array(z.instanceof(File))
    .max(LIMITS.files, `一次最多 ${LIMITS.files} 个文件`)
    .optional()
    .describe('multipart/form-data 上传的文件'),
}).refine(({ text, samples, files }) => text !== undefined || samples !== undefined || (files?.length ?? 0) > 0, {
  path: ['text'],
  error: '缺少范文：用 multipart/form-data 上传文件，或在 JSON 里给出正文 text',
})
type NewSamples = z.output<typeof NewSamples>

const AddedSample = Sample.extend({
  known: z.boolean().describe('库中已有，没有重复收入'),
  cleaning: z.array(CleaningNote).describe('清理时删去的内容'),
})

export const samplesRoute = route(
  {
    method: 'GET',
    path: '/v1/samples',
    id: 'listSamples',
    needs: 'read',
    summary: '范文目录，新的在前',
    query: z.object({
      limit: wholeNumber(1, 200).optional().describe('一页最多几篇，默认 100'),
      cursor: z.string().max(200).optional().describe('上一页返回的 next'),
    }),
    answers: {
      200: {
        description: '一页范文；next 为 null 时没有下一页',
        content: { 'application/json': z.object({ samples: z.array(Sample), next: z.string().nullable() }) },
      },
    },
    problems: [],
  },
  async ({ query, caller }, { samples }) =>
    json(200, await samples.list(caller.org, { cursor: query.cursor, limit: query.limit ?? 100 })),
)

export const sampleRoute = route(
  {
    method: 'GET',
    path: '/v1/samples/{id}',
    id: 'getSample',
    needs: 'read',
    summary: '一篇范文：全文、原文、清理经过和分出的段落',
    params: SampleParams,
    answers: { 200: { description: '范文', content: { 'application/json': SampleDetail } } },
    problems: ['not-found'],
  },
  async ({ params, caller }, { samples }) => json(200, await openSample(caller.org, params.id, samples)),
)

export const addSamplesRoute = route(
  {
    method: 'POST',
    path: '/v1/samples',
    id: 'addSamples',
    needs: 'samples',
    summary: '收入范文，一篇或多篇：读出文字，清理网页残留，分出段落；同一篇只收一次，有一篇收不了就都不收',
    body: NewSamples,
    forms: true,
    answers: {
      201: {
        description: '收入的范文，以及清理时删去的内容',
        content: { 'application/json': z.object({ samples: z.array(AddedSample) }) },
        headers: { Location: '第一篇的地址' },
      },
      200: {
        description: '库中都已有',
        content: { 'application/json': z.object({ samples: z.array(AddedSample) }) },
        headers: { Location: '第一篇的地址' },
      },
    },
    problems: ['unknown-report-type'],
  },
  async ({ body, caller }, deps) => {
    const offered = await offeredIn(body, deps.readFile)
    for (const { reportType } of offered)
      if (reportType && !reportTypeOf(reportType)) throw unknownReportType(reportType)
    const samples = await addSamples(caller.org, offered, deps)
    const status = samples.every(({ known }) => known) ? 200 : 201
    return json(status, { samples }, { location: `/v1/samples/${samples[0]!.id}` })
  },
)

const said = ({ title, reportType, year }: z.output<typeof Said>) => ({
  title: title ?? undefined,
  reportType: reportType ?? undefined,
  year: year ?? undefined,
})

/** All that a request offers: texts as they are, files as they read. */
async function offeredIn(body: NewSamples, readFile: ReadReportFile): Promise<OfferedSample[]> {
  const texts = [...(body.samples ?? []), ...(body.text === undefined ? [] : [{ ...body, text: body.text }])]
  const files = await readFiles(body.files ?? [], readFile)
  return [
    ...texts.map((asked) => ({ text: asked.text, source: asked.source || '粘贴的文字', ...said(asked) })),
    ...files.map((file) => ({ ...file, ...said(body) })),
  ]
}

/** The words of every file; where one cannot be read, all that cannot are named. */
async function readFiles(
  files: readonly File[],
  readFile: ReadReportFile,
): Promise<{ text: string; source: string }[]> {
  const outcomes = await Promise.allSettled(files.map((file) => readOne(file, readFile)))
  const faults = outcomes.flatMap((outcome, at) =>
    outcome.status === 'rejected' ? [{ fault: outcome.reason as unknown, at }] : [],
  )
  const unknown = faults.find(({ fault }) => !(fault instanceof Problem))
  if (unknown) throw unknown.fault
  const problems = faults as { fault: Problem; at: number }[]
  if (problems.length > 0) {
    const [first] = problems
    const places = problems.map(({ fault, at }) => ({ path: `files[${at}]`, message: fault.message }))
    const others = problems.length > 1 ? `；另有 ${problems.length - 1} 个文件也读不出来` : ''
    throw new Problem(first!.fault.code, `${first!.fault.message}${others}`, { places })
  }
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
}

async function readOne(file: File, readFile: ReadReportFile): Promise<{ text: string; source: string }> {
  const source = file.name || '未命名文件'
  const text = await readFile(source, new Uint8Array(await file.arrayBuffer()))
  if (text.length > LIMITS.text)
    throw new Problem('too-large', `“${source}”超过 ${LIMITS.text / 10_000} 万字，不像一篇报告`)
  return { text, source }
}

export const deleteSampleRoute = route(
  {
    method: 'DELETE',
    path: '/v1/samples/{id}',
    id: 'deleteSample',
    needs: 'samples',
    summary: '从范文库删去本单位的一篇；内置范文不能删去',
    params: SampleParams,
    answers: { 204: { description: '已删去' } },
    problems: ['not-found', 'forbidden'],
  },
  async ({ params, caller }, { samples }) => {
    await deleteSample(caller.org, params.id, samples)
    return new Response(null, { status: 204 })
  },
)

const CHANGED = { 200: { description: '改正后的范文', content: { 'application/json': SampleDetail } } }
/** What a report was taken for when somebody looked. */
const Seen = z.object({
  title: z.string().max(2000),
  reportType: z.string().max(64).nullable(),
  year: z.int().nullable(),
})
const nothing = { path: [], error: '没有要改正的内容' }

export const correctSampleRoute = route(
  {
    method: 'POST',
    path: '/v1/samples/{id}',
    id: 'correctSample',
    needs: 'samples',
    summary: '改正本单位一篇范文的标题、报告类型或年份',
    params: SampleParams,
    body: Said.pick({ title: true, reportType: true, year: true })
      .extend({
        seen: Seen.optional().describe('改之前看到的标题、类型和年份；别人在这之间改过时答复 409，不带则直接改'),
      })
      .refine(({ seen: _, ...said }) => Object.values(said).some((value) => value !== undefined), nothing),
    answers: CHANGED,
    problems: ['not-found', 'forbidden', 'unknown-report-type', 'conflict'],
  },
  async ({ params, caller, body }, { samples }) =>
    json(200, await correctSample(caller.org, params.id, { ...body, title: body.title ?? undefined }, samples)),
)

export const correctPassageRoute = route(
  {
    method: 'POST',
    path: '/v1/samples/{id}/passages/{passageId}',
    id: 'correctPassage',
    needs: 'samples',
    summary: '改正一个段落所属的部分或主题',
    params: SampleParams.extend({ passageId: z.string().max(200).describe('段落编号') }),
    body: z
      .object({
        section: z
          .string('section 应为文字')
          .max(20)
          .nullish()
          .describe('所属部分，例如 存在问题；null 为不属于任何部分'),
        themes: z
          .array(z.string().max(20), 'themes 应为主题名称的列表')
          .max(5, '最多 5 个主题')
          .optional()
          .describe('主题，最主要的在前'),
        seen: z
          .object({ section: z.string().max(20).nullable(), themes: z.array(z.string().max(20)).max(20) })
          .optional()
          .describe('改之前看到的归类；别人在这之间改过时答复 409，不带则直接改'),
      })
      .refine(({ section, themes }) => section !== undefined || themes !== undefined, nothing),
    answers: CHANGED,
    problems: ['not-found', 'forbidden', 'conflict'],
  },
  async ({ params, caller, body }, { samples }) =>
    json(200, await correctPassage(caller.org, params.id, params.passageId, body, samples)),
)
