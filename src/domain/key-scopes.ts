import type { Scope } from './role.ts'

/** What a key may be allowed to do, with what it means for a system that holds it: all but to make keys and accounts. */
export const KEY_SCOPES = {
  read: '查看稿件、范文，导出文件',
  draft: '提交数据，起草稿件',
  review: '改动文字，处理待核数字',
  approve: '批准稿件（自己起草的除外）',
  samples: '管理范文',
  settings: '登记接收地址和说法',
  audit: '查看审计记录',
  metrics: '读取运行指标',
} as const satisfies Partial<Record<Scope, string>>
