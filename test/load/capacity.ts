/** What one township's report costs, as measured. */
export interface Cost {
  readonly requests: number
  readonly modelRequests: number
  /** Tokens of one request to the model, read and written. */
  readonly tokens: number
  readonly modelSeconds: number
  readonly bytes: number
  readonly objectBytes: number
  readonly rows: number
  readonly objectRows: number
  readonly processorMs: number
}

const DAY_HOURS = 8
/** Half of the sheets come in the last quarter of the day. */
const BUSY_SHARE = 0.5
const BUSY_HOURS = DAY_HOURS / 4
/** How often a D1 row is counted as written: itself and its entries in indexes. */
const WITH_INDEXES = 2.5

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const gigabytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(2)} GB`

/** What so many townships need on one day, as rows of a table. */
export function neededBy(towns: number, cost: Cost): string[] {
  const busy = (towns * BUSY_SHARE) / BUSY_HOURS
  const perMinute = (busy * cost.modelRequests) / 60
  const places = Math.ceil((busy * cost.modelRequests * cost.modelSeconds) / 3600)
  return [
    '| 项目 | 每个乡镇（实测） | 一天合计 | 最忙的一小时 |',
    '| --- | ---: | ---: | ---: |',
    `| 稿件 | 1 | ${whole(towns)} | ${whole(busy)} |`,
    `| 对服务的请求 | ${cost.requests.toFixed(1)} | ${whole(cost.requests * towns)} | 每秒 ${((busy * cost.requests) / 3600).toFixed(1)} 次 |`,
    `| 对模型的请求 | ${cost.modelRequests.toFixed(1)} | ${whole(cost.modelRequests * towns)} | 每分钟 ${whole(perMinute)} 次 |`,
    `| 模型 token（估算） | ${whole(cost.modelRequests * cost.tokens)} | ${((cost.modelRequests * cost.tokens * towns) / 1e6).toFixed(0)} 百万 | 每分钟 ${whole((perMinute * cost.tokens) / 1000)} 千 |`,
    `| 同时请求模型的节数（每节 ${cost.modelSeconds} 秒） | | | 至少 ${places} |`,
    `| 数据库增长 | ${whole(cost.bytes / 1024)} KB | ${gigabytes(cost.bytes * towns)} | |`,
    `| 起草步骤的文件（七天后清除） | ${whole(cost.objectBytes / 1024)} KB | ${gigabytes(cost.objectBytes * towns)} | |`,
    `| 写入数据库的行 | ${whole(cost.rows)} | ${whole(cost.rows * towns)} | 每秒 ${((busy * cost.rows) / 3600).toFixed(0)} 行 |`,
    `| 按 D1 计费方式（连索引约 ${WITH_INDEXES} 倍） | ${whole(cost.rows * WITH_INDEXES)} | ${whole(cost.rows * WITH_INDEXES * towns)} | |`,
    `| 写入起草步骤的行 | ${whole(cost.objectRows)} | ${whole(cost.objectRows * towns)} | |`,
    `| 处理器 | ${whole(cost.processorMs)} 毫秒 | ${((cost.processorMs * towns) / 3_600_000).toFixed(1)} 小时 | 一个核的 ${((busy * cost.processorMs) / 36_000).toFixed(0)}% |`,
  ]
}

/** How long a draft waits for the model when half of the day's sheets come in two hours, by how many places there are. */
export function queueing(towns: number, cost: Cost): string[] {
  const sections = towns * BUSY_SHARE * cost.modelRequests
  const needed = (sections * cost.modelSeconds) / (BUSY_HOURS * 3600)
  return [
    '| `OPENAI_CONCURRENCY` | 两小时的高峰写完要 | 最后到的一份要等 |',
    '| ---: | ---: | ---: |',
    ...[8, 16, 32, 64, 128].map((places) => {
      const hours = (sections * cost.modelSeconds) / places / 3600
      const late = Math.max(0, hours - BUSY_HOURS) * 60
      const told = late === 0 ? `不排队（占用 ${((needed / places) * 100).toFixed(0)}%）` : `${whole(late)} 分钟`
      return `| ${places} | ${Math.max(hours, BUSY_HOURS).toFixed(1)} 小时 | ${told} |`
    }),
  ]
}
