import { z } from 'zod'
import { CleaningNote, Sample } from '../../domain/passage.ts'
import { Problem } from '../../domain/problem.ts'
import { wanted } from '../../domain/received-value.ts'
import { reportTypeOf } from '../../domain/report-type.ts'
import { addSamples, type OfferedSample } from '../../pipeline/add-sample.ts'
import { unknownReportType } from '../../pipeline/correct-sample.ts'
import type { ReadReportFile } from '../../pipeline/ports.ts'
import { LIMITS } from '../limits.ts'
import { json, route } from '../route.ts'
import { SaidOfSample } from './said-of-sample.ts'

const text = z
  .string(wanted('范文正文 text（应为文字）'))
  .max(LIMITS.text, `正文最长 ${LIMITS.text / 10_000} 万字`)
  .describe(`范文正文，最长 ${LIMITS.text} 字`)
const AskedSample = SaidOfSample.extend({ text })
const NewSamples = SaidOfSample.extend({
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

const said = ({ title, reportType, year }: z.output<typeof SaidOfSample>) => ({
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
