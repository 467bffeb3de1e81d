import { z } from 'zod'

/** Limits on an organisation's own expressions; lengths in characters (UTF-16 units). */
export const OWN_EXPRESSION_LIMITS = { phrase: 40, note: 100, held: 500 } as const

const NUMERAL = /[\d０-９〇零一二两三四五六七八九十百千万亿半几双]/
/** What a bare number is made of: it would silence every figure that begins alike. */
const BARE = /^[\d０-９〇零一二两三四五六七八九十百千万亿半几双.．,，%％\s]*$/

/** An expression of an organisation's own that holds a number but states none (网格361行动). */
export const NewExpression = z.object({
  phrase: z
    .string('说法 phrase 应为文字')
    .trim()
    .min(2, '说法至少 2 个字')
    .max(OWN_EXPRESSION_LIMITS.phrase, `说法最长 ${OWN_EXPRESSION_LIMITS.phrase} 个字`)
    .regex(/^\P{Cc}*$/u, '说法里不能有换行等控制字符')
    .refine((phrase) => NUMERAL.test(phrase), '说法里应有数字，例如 12345热线、一网统管；没有数字的说法不必登记')
    .refine((phrase) => !BARE.test(phrase), '说法里除了数字还应有文字；单独的数字登记后，报告里的同一数字都不再核对')
    .describe('含有数字、但不是数据的说法，例如 网格361行动'),
  note: z
    .string('备注 note 应为文字')
    .trim()
    .max(OWN_EXPRESSION_LIMITS.note, `备注最长 ${OWN_EXPRESSION_LIMITS.note} 个字`)
    .nullish()
    .transform((note) => note || null)
    .describe('备注，例如出处'),
})
export type NewExpression = z.infer<typeof NewExpression>

/** An expression as the organisation keeps it. */
export const OwnExpression = z.object({
  phrase: z.string(),
  note: z.string().nullable(),
  addedBy: z.string().describe('登记人'),
  addedAt: z.string().describe('登记时间'),
})
export type OwnExpression = z.infer<typeof OwnExpression>
