import { z } from 'zod'
import type { FactSheet } from '../domain/fact-sheet.ts'
import { Problem, type ProblemPlace, pathOf } from '../domain/problem.ts'
import { placed, type Refusal, refusalWords } from '../domain/refusal-words.ts'
import { REPORT_TYPES, reportTypeOf } from '../domain/report-type.ts'
import { refuseDamagedNames } from './damaged-names.ts'
import { isForm, readForm } from './form-body.ts'
import { readJson } from './json-body.ts'
import { LIMITS } from './limits.ts'
import { type Misspelt, misspeltFields } from './misspelt-fields.ts'

z.config({ ...z.locales.zhCN(), customError: (issue) => refusalWords(issue as Refusal) })

/**
 * Reads and judges a body, JSON or where it is allowed a form: its bytes, its encoding, its shape. Throws Problem with each
 * place at fault; those inside the fact sheet are named as the sheet names them (`facts[3].value`).
 */
export async function readBody<B extends z.ZodType>(
  schema: B,
  request: Request,
  { optional = false, forms = false }: { optional?: boolean | undefined; forms?: boolean | undefined },
): Promise<z.output<B>> {
  const raw = await readRaw(request, optional, forms)
  const sheet = typeof raw === 'object' && raw !== null && 'factSheet' in raw ? raw.factSheet : null
  refuseDamagedNames(sheet)
  refuseDamagedNames({
    businessKey: typeof raw === 'object' && raw !== null && 'businessKey' in raw ? raw.businessKey : null,
  })
  const result = schema.safeParse(raw)
  const places = faultsOf(misspeltFields(schema, raw), result.error?.issues ?? [])
  if (places.length > 0 || !result.success) {
    const more = places.length > 1 ? `（共 ${places.length} 处需要改正）` : ''
    throw new Problem('invalid', placed(places[0]!) + more, { places })
  }
  const data = result.data as { factSheet?: FactSheet }
  // A body that has no sheet may still have been sent one: only what its schema read counts.
  if (data.factSheet) refuseSheet(data.factSheet)
  return result.data
}

/** What is wrong, place by place; of a field that is missing because it was misspelt, only that. */
function faultsOf(misspelt: readonly Misspelt[], issues: readonly z.core.$ZodIssue[]): ProblemPlace[] {
  const meant = new Set(misspelt.map(({ path, meant }) => pathOf([...path.slice(0, -1), meant])))
  return [
    ...misspelt.map(({ path, written, meant }) => ({ path, message: `没有 ${written} 这个字段，应写作 ${meant}` })),
    ...issues.filter(({ path }) => !meant.has(pathOf(path))),
  ].map(({ path, message }) => ({ path: pathOf(withinSheet(path)), message }))
}

function readRaw(request: Request, optional: boolean, forms: boolean): Promise<unknown> {
  if (optional && isEmpty(request)) return Promise.resolve({})
  return forms && isForm(request.headers) ? readForm(request) : readJson(request)
}

/** A message that names neither length nor type has no body, also where the runtime gives it an empty stream (Node). */
const isEmpty = ({ body, headers }: Request): boolean =>
  body === null ||
  headers.get('content-length') === '0' ||
  !['content-length', 'transfer-encoding', 'content-type'].some((name) => headers.has(name))

const withinSheet = (path: readonly PropertyKey[]): readonly PropertyKey[] =>
  path[0] === 'factSheet' && path.length > 1 ? path.slice(1) : path

function refuseSheet(sheet: FactSheet): void {
  if (!reportTypeOf(sheet.reportType)) {
    const accepted = REPORT_TYPES.map(({ id, name }) => `${id}（${name}）`).join('、')
    throw new Problem(
      'unknown-report-type',
      `没有“${sheet.reportType.slice(0, 30)}”这种报告类型，可用的有：${accepted}`,
      {
        places: [{ path: 'reportType', message: `应为下列之一：${accepted}` }],
      },
    )
  }
  if (JSON.stringify(sheet).length > LIMITS.sheet)
    throw new Problem('too-large', `数据表过大，最多 ${LIMITS.sheet / 10_000} 万字；请精简指标别名或文字材料`)
}
