import { z } from 'zod'

/** What somebody may do; every endpoint names the one it needs. */
export const Scope = z.enum(['read', 'draft', 'review', 'approve', 'samples', 'settings', 'admin', 'audit', 'metrics'])
export type Scope = z.infer<typeof Scope>

/** What a person is in the office: 拟稿, 审核, 管理, 审计. */
export const Role = z.enum(['clerk', 'reviewer', 'admin', 'auditor'])
export type Role = z.infer<typeof Role>

/** Name of each role as the pages say it, and what it may do (最小权限: the auditor reads, the admin does not draft). */
export const ROLES: Readonly<Record<Role, { readonly name: string; readonly scopes: readonly Scope[] }>> = {
  clerk: { name: '拟稿', scopes: ['read', 'draft', 'samples'] },
  reviewer: { name: '审核', scopes: ['read', 'draft', 'review', 'approve', 'samples'] },
  admin: { name: '管理', scopes: ['read', 'samples', 'settings', 'admin', 'metrics'] },
  auditor: { name: '审计', scopes: ['read', 'audit'] },
}

/** All that the roles of one person allow together, in the order of `Scope`. */
export function scopesOf(roles: readonly Role[]): Scope[] {
  const allowed = new Set(roles.flatMap((role) => ROLES[role].scopes))
  return Scope.options.filter((scope) => allowed.has(scope))
}

/** The roles that allow it, as the pages name them: `拟稿`、`审核`. */
export const rolesAllowing = (scope: Scope): string[] =>
  Object.values(ROLES)
    .filter(({ scopes }) => scopes.includes(scope))
    .map(({ name }) => name)
