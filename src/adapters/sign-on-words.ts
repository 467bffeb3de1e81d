import { Problem } from '../domain/problem.ts'

/** A single sign-on that takes longer is not there. */
export const WAIT_MS = 10_000

/** The words of a claim, whether it is one, a list, or words with commas between. */
export const claimWords = (claim: unknown): string[] =>
  (Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(/[,，;；]/) : [])
    .map((word) => String(word).trim())
    .filter(Boolean)

/** Says of a failed sign-on what the person can do; the cause stays for the log. */
export function signOnFault(error: unknown): never {
  if (error instanceof Problem) throw error
  const unreachable = error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')
  throw unreachable
    ? new Problem('unavailable', '统一登录系统没有应答，请稍后再试，或用用户名和密码登录', { cause: error })
    : new Problem('unauthorised', '统一登录没有通过，请重新登录；仍不行，请把时间告诉管理员', { cause: error })
}
