import { chinaDay } from '../domain/china-day.ts'
import { Problem } from '../domain/problem.ts'
import type { ApiKeys, KeptKey } from './api-keys.ts'
import type { Quota } from './caller.ts'
import type { Clock } from './ports.ts'

const MINUTE_MS = 60_000

/** Counts one use of a key and gives what is left of the minute. Throws 'rate-limited' beyond it, with the seconds to wait. */
export async function countUse(
  { key }: KeptKey,
  { apiKeys, clock }: { readonly apiKeys: Pick<ApiKeys, 'use'>; readonly clock: Clock },
): Promise<Quota> {
  const now = clock.now()
  const minute = Math.floor(now.getTime() / MINUTE_MS)
  const { inMinute } = await apiKeys.use(key.id, minute, chinaDay(now))
  const quota = {
    limit: key.perMinute,
    remaining: Math.max(0, key.perMinute - inMinute),
    resetSeconds: Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1000)),
  }
  if (inMinute <= key.perMinute) return quota
  throw new Problem(
    'rate-limited',
    `密钥“${key.name}”每分钟最多 ${key.perMinute} 次请求，请在 ${quota.resetSeconds} 秒后再发；等稿件完成请用 Prefer: wait 或回调，不必频繁轮询`,
    { headers: { 'retry-after': String(quota.resetSeconds), ...quotaHeaders(quota) } },
  )
}

/** What is left, as headers tell it (IETF draft ratelimit-headers, as most clients read them). */
export const quotaHeaders = ({ limit, remaining, resetSeconds }: Quota): Record<string, string> => ({
  'ratelimit-limit': String(limit),
  'ratelimit-remaining': String(remaining),
  'ratelimit-reset': String(resetSeconds),
  'ratelimit-policy': `${limit};w=60`,
})
