import type { Origin } from '../domain/audit.ts'
import { Problem } from '../domain/problem.ts'
import type { AppDeps } from './deps.ts'
import type { Route } from './route.ts'

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
