const LONGEST = 30
const shortened = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** What a sender's value is, for an error that quotes it: 文字“2026”, 数字 5, 空值 null, 列表 [1,2], 对象 {"a":1}, 布尔值 true. */
export function receivedValue(value: unknown): string {
  if (value === null) return '空值 null'
  if (typeof value === 'string') return value === '' ? '空文字' : `文字“${shortened(value)}”`
  const kind = Array.isArray(value)
    ? '列表 '
    : typeof value === 'number'
      ? '数字 '
      : typeof value === 'object'
        ? '对象 '
        : '布尔值 '
  return kind + shortened(JSON.stringify(value) ?? String(value))
}

/** What a schema says where that is missing, and where something else was sent in its place. */
export const wanted = (what: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined ? `缺少${what}` : `${what}的格式不对，收到的是${receivedValue(input)}`,
})
