/** One request of a load: what it was, how long it took, whether it failed. */
export interface Sample {
  readonly name: string
  readonly ms: number
  readonly failed: boolean
}

const NAMES: Readonly<Record<string, string>> = {
  draft: '提交起草',
  check: '核对',
  read: '看稿',
  list: '列表',
  page: '网页',
}

/** A line each for what was asked for, and one for all. */
export function summary(samples: readonly Sample[]): string {
  const line = (name: string, some: readonly Sample[]): string => {
    const sorted = some.map(({ ms }) => ms).sort((a, b) => a - b)
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
    const failed = some.filter((one) => one.failed).length
    return `| ${name} | ${some.length} | ${failed} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} |`
  }
  const names = [...new Set(samples.map(({ name }) => name))].sort()
  return [
    '| 请求 | 次数 | 失败 | p50 ms | p95 ms | p99 ms |',
    '| --- | --- | --- | --- | --- | --- |',
    ...names.map((name) =>
      line(
        NAMES[name] ?? name,
        samples.filter((one) => one.name === name),
      ),
    ),
    line('合计', samples),
  ].join('\n')
}
