import { z } from 'zod'

/** Path and query parameters that several endpoints share. */
export const DraftParams = z.object({ id: z.string().max(64).describe('稿件编号') })

/** How endpoints that change a draft describe If-Match. */
export const IF_MATCH = { 'If-Match': '看到的版本号，例如 "3"；稿件已有新改动时答复 412。可不带' }

/** A whole number in a query string. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `应为 ${least} 至 ${most} 的整数`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `应为 ${least} 至 ${most} 的整数`)
    .meta({ type: 'integer', minimum: least, maximum: most, pattern: undefined })
