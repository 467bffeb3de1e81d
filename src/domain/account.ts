import { z } from 'zod'
import { Role, type Scope, scopesOf } from './role.ts'

/** An office that sees only its own sheets, drafts, samples and settings. */
export interface Organisation {
  readonly id: string
  readonly name: string
  /** Whoever drafted may also approve: for one-person offices. */
  readonly selfApproval: boolean
  /** Everybody signs in with a second factor. */
  readonly secondFactor: boolean
}

/** A person of an organisation, without what only proves who it is. */
export interface Account {
  readonly org: string
  readonly id: string
  readonly userName: string
  readonly name: string
  /** None until an admin admits somebody who came by single sign-on. */
  readonly roles: readonly Role[]
  /** False for those who only come by single sign-on. */
  readonly hasPassword: boolean
  /** The password was set by somebody else and is to be changed. */
  readonly passwordPassing: boolean
  readonly hasSecondFactor: boolean
  /** An admin wants a second factor of this person. */
  readonly secondFactorDue: boolean
  readonly disabled: boolean
  readonly createdAt: string
  readonly signedInAt: string | null
}

/** What still stands between a signed-in person and the work; null where nothing does. */
export type Hurdle = 'code' | 'password' | 'enrolment' | null

/** `proven`: the second factor was shown in this session, or the single sign-on answers for it. */
export function hurdleOf(account: Account, organisation: Organisation, proven: boolean): Hurdle {
  if (account.hasSecondFactor && !proven) return 'code'
  if (account.passwordPassing) return 'password'
  const wanted = account.secondFactorDue || organisation.secondFactor
  return wanted && account.hasPassword && !account.hasSecondFactor ? 'enrolment' : null
}

/** All that the person may do. */
export const allowedTo = (account: Account): Scope[] => (account.disabled ? [] : scopesOf(account.roles))

/** User names are compared as typed by anybody: width and case make no difference. */
export const UserName = z
  .string('请填写用户名')
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(
    z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u, '用户名应为 2 至 32 个字母、数字或汉字，中间可用 . _ -'),
  )

const printable = (what: string, most: number) =>
  z
    .string(`请填写${what}`)
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1, `请填写${what}`)
        .max(most, `${what}最长 ${most} 个字`)
        .regex(/^[^\p{C}<>]*$/u, `${what}里有不能用的字符`),
    )

/** How a person is called, up to 30 characters, without what could pass for markup. */
export const PersonName = printable('姓名', 30)
/** How an organisation is called, up to 60 characters, without what could pass for markup. */
export const OrganisationName = printable('单位名称', 60)
/** The roles of one person, each once, in the order of `Role`. */
export const Roles = z
  .array(Role, '请选择角色')
  .transform((roles) => Role.options.filter((role) => roles.includes(role)))
