import type { Draft } from '../domain/draft.ts'

/** What there is to do with a draft now, in words for whoever polls it. */
export function nextStep({ id, status, check, reason, sections }: Draft): string {
  const path = `/v1/drafts/${id}`
  const open = check?.findings.filter(({ severity }) => severity === 'error').length ?? 0
  switch (status) {
    case 'drafting':
      return `正在起草，已写成 ${sections.length} 节。请按 Retry-After 过几秒再取 GET ${path}，不必重新提交`
    case 'flagged':
      return `有 ${open} 处数字待核。请审核人员打开 /review/${id} 逐处处理，处理完才能批准和导出正式文件`
    case 'clean':
      return `数字都有依据，待批准。请审核人员打开 /review/${id} 批准；文件在 GET ${path}/export?format=docx`
    case 'approved':
      return `已批准。下载正式文件：GET ${path}/export?format=docx`
    case 'failed':
      return `没有写成：${reason ?? '原因不明'}。请重新提交；沿用同一 businessKey 的，请加 "revise": true`
  }
}
