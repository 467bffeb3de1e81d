import { z } from 'zod'
import { SampleDetail } from '../../domain/passage.ts'
import { correctPassage, correctSample } from '../../pipeline/correct-sample.ts'
import { json, route } from '../route.ts'
import { SaidOfSample } from './said-of-sample.ts'
import { SampleParams } from './samples.ts'

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
    body: SaidOfSample.pick({ title: true, reportType: true, year: true })
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
