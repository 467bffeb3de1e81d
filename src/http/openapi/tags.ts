import type { Json } from './schemas.ts'

/** The groups of the reference, in its order; an endpoint belongs to the first whose beginning fits its path. */
const TAGS: readonly { readonly name: string; readonly says: string; readonly paths: RegExp }[] = [
  { name: '核对', says: '核对一段现成的文字，读出粘贴的数据', paths: /^\/v1\/(check|facts)\b/ },
  {
    name: '审核',
    says: '处理待核的数字、批准、查看经过',
    paths: /^\/v1\/(review\b|drafts\/\{id\}\/(text|findings|undo|approv|review|history|difference|sections))/,
  },
  { name: '起草', says: '提交数据、等待完成、导出文件', paths: /^\/v1\/drafts\b/ },
  {
    name: '范文与文种',
    says: '示例报告、写法参考、报告类型、本单位的说法',
    paths: /^\/v1\/(samples|passages|report-types|lexicon)\b/,
  },
  { name: '接入', says: '接口密钥、主动通知、联调', paths: /^\/v1\/(keys|webhooks|echo)\b/ },
  { name: '审计与备份', says: '审计记录、核验、备份', paths: /^\/v1\/(audit|backup)\b/ },
  { name: '服务', says: '运行状况和本说明', paths: /^/ },
]

/** The groups as the description lists them, drafting first. */
export const tags = (): Json[] =>
  ['起草', '核对', '审核']
    .map((name) => TAGS.find((tag) => tag.name === name)!)
    .concat(TAGS.slice(3))
    .map(({ name, says }) => ({ name, description: says }))

/** The group that a path belongs to. */
export const tagOf = (path: string): string => TAGS.find(({ paths }) => paths.test(path))!.name
