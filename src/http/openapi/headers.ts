import type { Json } from './schemas.ts'

/** Every header that an answer can bring beside those of HTTP itself: what it says, and the shape of its value. */
const HEADERS = {
  'X-Request-Id': ['请求编号，查问题时请告诉管理员', { type: 'string' }],
  ETag: ['稿件的版本号，例如 "3"；修改时放在 If-Match 里带回来', { type: 'string', pattern: '^"\\d+"$' }],
  Location: ['稿件或范文的地址，相对于本服务', { type: 'string', pattern: '^/v1/' }],
  'Retry-After': ['几秒之后再来', { type: 'integer', minimum: 0 }],
  'Preference-Applied': ['按 Prefer 的哪一项办的', { type: 'string' }],
  'Content-Disposition': [
    '文件名（RFC 6266）：filename* 是 UTF-8 的中文名，filename 是备用的英文名',
    { type: 'string' },
  ],
  Allow: ['这个地址可用的方法', { type: 'string' }],
  'WWW-Authenticate': ['怎样证明身份', { type: 'string' }],
  'RateLimit-Limit': ['这个密钥每分钟最多几次请求；不用密钥时没有', { type: 'integer' }],
  'RateLimit-Remaining': ['这一分钟还剩几次', { type: 'integer' }],
  'RateLimit-Reset': ['几秒后重新计数', { type: 'integer' }],
  'RateLimit-Policy': ['限额的说法，例如 120;w=60', { type: 'string' }],
} as const satisfies Record<string, readonly [string, Json]>

export type HeaderName = keyof typeof HEADERS

/** What is left of a key's minute comes with every answer to a key. */
export const QUOTA = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'RateLimit-Policy'] as const

/** The headers as the description keeps them: those that always come, and those that come sometimes. */
export const headerComponents = (): Json =>
  Object.fromEntries(
    Object.entries(HEADERS).flatMap(([name, [description, schema]]) => [
      [name, { description, required: true, schema }],
      [sometimesNamed(name), { description, schema }],
    ]),
  )

const sometimesNamed = (name: string): string => `${name}-optional`

/** References to headers of one answer. X-Request-Id comes with every one. */
export const headersOf = (always: readonly HeaderName[], sometimes: readonly HeaderName[] = []): Json => ({
  ...Object.fromEntries(['X-Request-Id', ...always].map((name) => [name, { $ref: `#/components/headers/${name}` }])),
  ...Object.fromEntries(
    sometimes
      .filter((name) => !always.includes(name))
      .map((name) => [name, { $ref: `#/components/headers/${sometimesNamed(name)}` }]),
  ),
})
