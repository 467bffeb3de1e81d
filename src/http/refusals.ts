import { type Origin, STRANGER } from '../domain/audit.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from '../pipeline/caller.ts'
import { RefusedKey } from '../pipeline/key-proof.ts'
import type { AppDeps } from './deps.ts'
import type { Route } from './route.ts'

const HOUR_MS = 3_600_000

/**
 * Finds who asks, and records in the audit log of a key's organisation where the key was refused: once an hour for each key
 * and reason, so that whoever goes on trying does not fill the log. A key that nobody has belongs to no log.
 */
export async function recordingRefusedKeys(
  from: Pick<Origin, 'address' | 'requestId'>,
  { audit, attempts, clock }: Pick<AppDeps, 'audit' | 'attempts' | 'clock'>,
  ask: () => Promise<Caller>,
): Promise<Caller> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof RefusedKey)) throw error
    const { org, key } = error.kept
    const { count } = await attempts.enter(`key:${key.id}:${error.code}`, 1, clock.now().getTime(), HOUR_MS)
    if (count === 1)
      await audit.append(org, {
        ...from,
        actor: STRANGER,
        kind: 'integration',
        action: 'key.refused',
        object: `key/${key.id}`,
        reason: error.message,
      })
    throw error
  }
}

/** Answers, and records in the organisation's audit log where the caller was refused for want of permission. */
export async function recordingRefusals(
  org: string,
  origin: Origin,
  { operation }: Pick<Route, 'operation'>,
  { audit }: Pick<AppDeps, 'audit'>,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (org && error instanceof Problem && error.code === 'forbidden')
      await audit.append(org, {
        ...origin,
        action: 'permission.refused',
        object: `operation/${operation.id}`,
        reason: error.message,
      })
    throw error
  }
}
