import { z } from 'zod'
import { readFactValue } from './fact-value.ts'
import { receivedValue, wanted } from './received-value.ts'
import { SHEET_LIMITS } from './sheet-limits.ts'

const ACCEPTED = '可填数字或文字数值，例如 1204、"1,204"、"1.2万"、"66%"、"3~5"、"五百余"'

const text = (what: string, max: number) =>
  z
    .string(wanted(`${what}（应为文字）`))
    .trim()
    .min(1, `${what} 不能为空`)
    .max(max, `${what}不能超过 ${max} 个字`)

/** The literal of a value cell, kept exactly as written. Numbers become their digits. */
const ValueLiteral = z
  .union([z.string().max(SHEET_LIMITS.value), z.number()], {
    error: ({ input }) =>
      `${input === undefined ? '缺少数值 value' : `数值无法读取：收到的是${receivedValue(input)}`}。${ACCEPTED}`,
  })
  .transform((value, context) => {
    const literal = String(value).trim()
    if (!readFactValue(literal)) {
      context.issues.push({
        code: 'custom',
        input: value,
        message: `数值无法读取：“${literal.slice(0, 30)}”。${ACCEPTED}`,
      })
    }
    return literal
  })

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === ''

/** What a form left blank says nothing: an empty text is as good as none. */
const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => (isBlank(value) ? null : (value ?? null)))

/** The same where an empty text would be refused before it could be passed over. */
const optionalForm = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (isBlank(value) ? null : value), optional(schema))

const optionalValue = optionalForm(ValueLiteral)

const FactId = z
  .string(wanted('指标编号 id（应为文字）'))
  .regex(/^[\p{L}\p{N}_.-]{1,64}$/u, '指标编号 id 只能用文字、字母、数字、点、横线和下划线，最长 64 个字')

/** 1/10万 is the unit of 421.6/10万: its 1 is no digit of the value before it. */
const withoutOne = (unit: string): string => unit.replace(/^1(?=\/)/, '')

/** One indicator of the sheet with its comparisons (contract.md, FactSheet). */
export const Fact = z.object({
  id: FactId,
  label: text('指标名称 label', SHEET_LIMITS.label),
  value: ValueLiteral,
  unit: optional(
    z.string(wanted('单位 unit（应为文字）')).trim().overwrite(withoutOne).max(32, '单位不能超过 32 个字'),
  ),
  lastYear: optionalValue,
  lastPeriod: optionalValue,
  target: optionalValue,
  aliases: z
    .array(text('别名 aliases', SHEET_LIMITS.label), wanted('别名 aliases（应为列表）'))
    .max(SHEET_LIMITS.aliases)
    .nullish()
    .transform((aliases) => aliases ?? []),
  section: optional(z.string(wanted('归属章节 section（应为文字）')).max(64)),
  partOf: optionalForm(FactId),
  required: z
    .boolean(wanted('required（应为 true 或 false）'))
    .nullish()
    .transform((required) => required ?? true),
})
export type Fact = z.output<typeof Fact>

/** A note of the clerk: what was done, problems, plans. Numbers in a note count as given. */
export const Note = z.object(
  {
    section: optional(z.string(wanted('文字材料的 section（应为文字）')).max(64)),
    text: text('文字材料 text', SHEET_LIMITS.note),
  },
  wanted('文字材料（应为 {"text":"…"}）'),
)
export type Note = z.output<typeof Note>

const Year = z
  .int(wanted('年份 period.year（应为四位整数）'))
  .min(1949, '年份 period.year 应在 1949 至 2100 之间')
  .max(2100, '年份 period.year 应在 1949 至 2100 之间')
const part = (what: string, max: number) =>
  z
    .int(wanted(`${what}（应为整数）`))
    .min(1, `${what} 应在 1 至 ${max} 之间`)
    .max(max, `${what} 应在 1 至 ${max} 之间`)
    .nullish()
    .transform((value) => value ?? undefined)

/** The reporting period: a year, or one of its quarters, halves or months. */
export const Period = z
  .object(
    {
      year: Year,
      quarter: part('季度 period.quarter', 4),
      half: part('半年 period.half', 2),
      month: part('月份 period.month', 12),
    },
    wanted('报告期 period（例如 {"year":2026,"quarter":2}）'),
  )
  .refine((period) => [period.quarter, period.half, period.month].filter((p) => p !== undefined).length <= 1, {
    error: '报告期只能写明季度、半年、月份中的一项，例如 {"year":2026,"quarter":2}',
  })
export type Period = z.output<typeof Period>

const IsoDate = z
  .string(wanted('成文日期 issuedOn（应为文字）'))
  .meta({ format: 'date' })
  .refine(
    (value) => {
      const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
      if (!m) return false
      const date = new Date(Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])))
      return date.toISOString().slice(0, 10) === value
    },
    { error: (issue) => `成文日期 issuedOn 应写作 2026-07-06 这样的日期，收到的是${receivedValue(issue.input)}` },
  )

/**
 * The structured facts of one report. Parsing keeps each value's literal, fills in ids and defaults, and refuses with
 * Chinese messages: unreadable values, duplicate ids, a sheet without a fact, a `partOf` that names nothing.
 */
export const FactSheet = z
  .object(
    {
      reportType: text('报告类型 reportType', 64),
      organisation: text('发文机关 organisation', SHEET_LIMITS.name),
      recipient: optional(z.string(wanted('主送机关 recipient（应为文字）')).trim().max(SHEET_LIMITS.name)),
      title: optional(z.string(wanted('标题 title（应为文字）')).trim().max(SHEET_LIMITS.name)),
      period: Period,
      issuedOn: optionalForm(IsoDate),
      facts: z.preprocess(
        withIds,
        z
          .array(Fact, wanted('指标列表 facts（应为列表）'))
          .min(1, '至少要有一项指标（facts 不能为空）')
          .max(SHEET_LIMITS.facts, `一份报告最多 ${SHEET_LIMITS.facts} 项指标`),
      ),
      notes: z
        .array(Note, wanted('文字材料 notes（应为列表）'))
        .max(SHEET_LIMITS.notes, `文字材料最多 ${SHEET_LIMITS.notes} 条`)
        .nullish()
        .transform((notes) => notes ?? []),
    },
    wanted('数据表 factSheet（应为一个对象）'),
  )
  .superRefine((sheet, context) => {
    const seen = new Map<string, number>()
    sheet.facts.forEach((fact, index) => {
      const first = seen.get(fact.id)
      if (first !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['facts', index, 'id'],
          message: `编号“${fact.id}”与第 ${first + 1} 项指标重复，每项指标的编号应各不相同`,
        })
      } else seen.set(fact.id, index)
    })
    sheet.facts.forEach((fact, index) => {
      if (fact.partOf !== null && (fact.partOf === fact.id || !seen.has(fact.partOf))) {
        context.addIssue({
          code: 'custom',
          path: ['facts', index, 'partOf'],
          message: `“其中”所属的指标“${fact.partOf}”不在表内，请填写表中另一项指标的编号`,
        })
      }
    })
  })
export type FactSheet = z.output<typeof FactSheet>
export type FactSheetInput = z.input<typeof FactSheet>

const isMissing = (id: unknown): boolean => id === undefined || id === null || isBlank(id)

/** Gives facts without an id one that no other fact has: f1, f2 … by their place in the sheet. */
function withIds(facts: unknown): unknown {
  if (!Array.isArray(facts)) return facts
  const idOf = (fact: unknown) =>
    typeof fact === 'object' && fact !== null ? (fact as { id?: unknown }).id : undefined
  const taken = new Set(facts.map(idOf))
  return facts.map((fact, index) => {
    if (typeof fact !== 'object' || fact === null || !isMissing(idOf(fact))) return fact
    let id = `f${index + 1}`
    while (taken.has(id)) id += '_'
    taken.add(id)
    return { ...fact, id }
  })
}
