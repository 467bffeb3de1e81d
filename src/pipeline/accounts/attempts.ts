import { Problem } from '../../domain/problem.ts'
import type { AccountDeps } from './ports.ts'

const MINUTES = 10

/** Attempts that may fail before there is a pause. An address has more: a whole office may stand behind one. */
export const LIMITS = { account: 5, address: 20 } as const

/** An attempt that was entered, with how many more may fail. */
export interface Allowed {
  readonly left: number
}

/**
 * Enters an attempt before it is made, so that many at once count as many. Throws Problem 'rate-limited' where too many came
 * before it; the pause is not prolonged by trying on.
 */
export async function enterAttempt(
  subject: string,
  most: number,
  { attempts, clock }: Pick<AccountDeps, 'attempts' | 'clock'>,
): Promise<Allowed> {
  const now = clock.now().getTime()
  const window = MINUTES * 60_000
  const { count, at } = await attempts.enter(subject, most, now, window)
  if (count <= most) return { left: most - count }
  const seconds = Math.max(1, Math.ceil((at + window - now) / 1000))
  throw new Problem('rate-limited', `连续失败次数过多，已暂停登录，请 ${Math.ceil(seconds / 60)} 分钟后再试`, {
    headers: { 'retry-after': String(seconds) },
  })
}

/** How many attempts are left, as the page says it. */
export const leftWords = (left: number): string =>
  left > 0 ? `还可以再试 ${left} 次` : `已连续失败 ${LIMITS.account} 次，请 ${MINUTES} 分钟后再试`
