import { z } from 'zod'
import { wholeNumber } from './parameters.ts'

const YEAR = '年份 year 应为 1949 至 2100 的整数'

/** What a sender may say of a report; what is absent is read from its text. */
export const SaidOfSample = z.object({
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
