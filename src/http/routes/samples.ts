import { z } from 'zod'
import { Sample, SampleDetail } from '../../domain/passage.ts'
import { deleteSample, openSample } from '../../pipeline/correct-sample.ts'
import { json, route } from '../route.ts'
import { wholeNumber } from './parameters.ts'

/** The path of one sample report. */
export const SampleParams = z.object({ id: z.string().max(200).describe('范文编号') })

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
