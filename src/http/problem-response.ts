import { z } from 'zod'
import { PROBLEM_CODES, Problem, type ProblemCode } from '../domain/problem.ts'
import { storageFault } from '../pipeline/storage-fault.ts'

/** The one map from an error's code to what HTTP calls it. */
export const STATUS: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  'bad-json': { status: 400, title: 'JSON 无法解析' },
  'bad-encoding': { status: 422, title: '文字编码有误' },
  'unsupported-media-type': { status: 415, title: '内容类型不受支持' },
  'too-large': { status: 413, title: '内容过大' },
  invalid: { status: 422, title: '内容不符合要求' },
  'unknown-report-type': { status: 422, title: '没有这种报告类型' },
  'not-found': { status: 404, title: '没有找到' },
  'method-not-allowed': { status: 405, title: '不支持这种请求方法' },
  'not-acceptable': { status: 406, title: '无法提供所要的格式' },
  conflict: { status: 409, title: '与现有内容冲突' },
  'key-reused': { status: 422, title: '幂等键已用于另一请求' },
  'version-moved-on': { status: 412, title: '稿件已有新的改动' },
  'precondition-required': { status: 428, title: '缺少版本号' },
  'not-ready': { status: 409, title: '稿件尚不能这样处理' },
  unauthorised: { status: 401, title: '尚未登录' },
  'key-unknown': { status: 401, title: '没有这个密钥' },
  'key-expired': { status: 401, title: '密钥已过期' },
  'key-revoked': { status: 401, title: '密钥已停用' },
  'signature-required': { status: 401, title: '需要签名' },
  'signature-wrong': { status: 401, title: '签名不对' },
  'clock-skewed': { status: 401, title: '时间相差过大' },
  'nonce-reused': { status: 401, title: '随机串已用过' },
  forbidden: { status: 403, title: '没有权限' },
  'rate-limited': { status: 429, title: '请求过多' },
  'checker-unavailable': { status: 503, title: '数字核对暂不可用' },
  unavailable: { status: 503, title: '服务暂不可用' },
  internal: { status: 500, title: '服务内部错误' },
}

/** The body of every error answer (RFC 9457), with `code` and `msg` for clients that branch on them. */
export const ProblemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(PROBLEM_CODES),
  msg: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
})
export type ProblemBody = z.infer<typeof ProblemBody>

const AGAIN_SECONDS = '5'

/** What the caller is told of an error: what is no Problem, and not the database's, is our bug, and only the log learns more. */
function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) return error
  const fault = storageFault(error)
  if (fault) return new Problem('unavailable', fault, { cause: error, headers: { 'retry-after': AGAIN_SECONDS } })
  return new Problem('internal', `服务内部出错，请把请求编号 ${requestId} 告诉管理员`, { cause: error })
}

/** Answers an error. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = problemOf(error, requestId)
  const { status, title } = STATUS[problem.code]
  const body: ProblemBody = {
    type: `urn:shuzhun:problem:${problem.code}`,
    title,
    status,
    detail: problem.message,
    code: problem.code,
    msg: problem.message,
    requestId,
    errors: [...problem.places],
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...problem.headers, 'content-type': 'application/problem+json; charset=utf-8' },
  })
}
