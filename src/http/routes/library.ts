import { z } from 'zod'
import { ScoredPassage } from '../../domain/passage.ts'
import { REPORT_TYPES, ReportType } from '../../domain/report-type.ts'
import { spokenThemes } from '../../pipeline/find-references.ts'
import { json, route } from '../route.ts'
import { wholeNumber } from './parameters.ts'

export const reportTypesRoute = route(
  {
    method: 'GET',
    path: '/v1/report-types',
    id: 'listReportTypes',
    needs: 'read',
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

export const passagesRoute = route(
  {
    method: 'GET',
    path: '/v1/passages',
    id: 'findPassages',
    needs: 'read',
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
    const themes = spokenThemes([q])
    return json(200, { passages: await passages.find(caller.org, { text: q, reportType, section, themes, k }) })
  },
)
