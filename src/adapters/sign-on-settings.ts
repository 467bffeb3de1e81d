import { z } from 'zod'
import { Role } from '../domain/role.ts'
import type { SingleSignOn } from '../pipeline/accounts/ports.ts'
import type { Admission } from '../pipeline/accounts/single-sign-on.ts'
import { casSignOn } from './cas-sign-on.ts'
import { oidcSignOn } from './oidc-sign-on.ts'

/** What an office may set for its single sign-on; all of it optional. */
export interface SignOnEnv {
  readonly SHUZHUN_OIDC_ISSUER?: string
  readonly SHUZHUN_OIDC_CLIENT_ID?: string
  readonly SHUZHUN_OIDC_CLIENT_SECRET?: string
  /** Where the CAS stands: `https://sso.example.gov.cn/cas`. */
  readonly SHUZHUN_CAS_URL?: string
  /** What the button calls it. */
  readonly SHUZHUN_SSO_NAME?: string
  /** The claim or attribute that names roles. */
  readonly SHUZHUN_SSO_ROLE_CLAIM?: string
  /** JSON: role by what the claim says, `{"审批人":"reviewer"}`. */
  readonly SHUZHUN_SSO_ROLES?: string
  /** Id of the organisation that arrivals belong to, where there are several. */
  readonly SHUZHUN_SSO_ORGANISATION?: string
}

const ROLE_CLAIM = 'roles'

/** The ways of single sign-on that are set. Throws in Chinese on half a setting. */
export function signOnFrom(env: SignOnEnv): Map<string, { name: string; way: SingleSignOn }> {
  const roleClaim = env.SHUZHUN_SSO_ROLE_CLAIM || ROLE_CLAIM
  const name = env.SHUZHUN_SSO_NAME || '统一登录'
  const issuer = addressIn('SHUZHUN_OIDC_ISSUER', env.SHUZHUN_OIDC_ISSUER)
  const cas = addressIn('SHUZHUN_CAS_URL', env.SHUZHUN_CAS_URL)
  if (issuer && !env.SHUZHUN_OIDC_CLIENT_ID)
    throw new Error('设置了 SHUZHUN_OIDC_ISSUER，还要设置 SHUZHUN_OIDC_CLIENT_ID')
  const oidc = issuer && {
    issuer,
    clientId: env.SHUZHUN_OIDC_CLIENT_ID ?? '',
    clientSecret: env.SHUZHUN_OIDC_CLIENT_SECRET || null,
    roleClaim,
  }
  const ways = new Map<string, { name: string; way: SingleSignOn }>()
  if (oidc) ways.set('oidc', { name, way: oidcSignOn(oidc) })
  if (cas) ways.set('cas', { name: oidc ? `${name}（CAS）` : name, way: casSignOn({ address: cas, roleClaim }) })
  return ways
}

/** How arrivals become people here. Throws in Chinese on a mapping that cannot be read. */
export function admissionFrom(env: SignOnEnv): Admission {
  const org = env.SHUZHUN_SSO_ORGANISATION || null
  const read = z.record(z.string(), Role).safeParse(jsonIn(env.SHUZHUN_SSO_ROLES || '{}'))
  if (!read.success)
    throw new Error(`SHUZHUN_SSO_ROLES 应写作 {"审批人":"reviewer"} 的样子，角色为 ${Role.options.join('、')}`)
  return { org, roles: new Map(Object.entries(read.data)) }
}

function addressIn(name: string, set: string | undefined): string | null {
  if (!set) return null
  const protocol = URL.parse(set)?.protocol
  if (protocol === 'https:' || protocol === 'http:') return set
  throw new Error(`${name} 应为 https:// 或 http:// 开头的地址，收到的是“${set}”`)
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
