import type { Account, Organisation } from '../domain/account.ts'
import type { Role } from '../domain/role.ts'
import type { AccountChange, Accounts, Identity, NewAccount, Proofs } from '../pipeline/accounts/ports.ts'

interface UserRow {
  readonly org: string
  readonly id: string
  readonly user_name: string
  readonly name: string
  readonly roles: string
  readonly password: string | null
  readonly password_passing: number
  readonly second_factor_due: number
  readonly totp: string | null
  readonly totp_pending: string | null
  readonly disabled: number
  readonly created_at: string
  readonly signed_in_at: string | null
}
interface OrganisationRow {
  readonly id: string
  readonly name: string
  readonly self_approval: number
  readonly second_factor: number
}

/** A person as the application knows one: what proves it stays behind. */
export const accountIn = (row: UserRow): Account => ({
  org: row.org,
  id: row.id,
  userName: row.user_name,
  name: row.name,
  roles: JSON.parse(row.roles) as Role[],
  hasPassword: row.password !== null,
  passwordPassing: row.password_passing === 1,
  hasSecondFactor: row.totp !== null,
  secondFactorDue: row.second_factor_due === 1,
  disabled: row.disabled === 1,
  createdAt: row.created_at,
  signedInAt: row.signed_in_at,
})
const provenIn = (row: UserRow): Account & Proofs => ({
  ...accountIn(row),
  password: row.password,
  totp: row.totp,
  totpPending: row.totp_pending,
})
const organisationIn = ({ id, name, self_approval, second_factor }: OrganisationRow): Organisation => ({
  id,
  name,
  selfApproval: self_approval === 1,
  secondFactor: second_factor === 1,
})

/** The column of each thing that may change. */
const COLUMNS: Readonly<Record<keyof AccountChange, string>> = {
  roles: 'roles',
  disabled: 'disabled',
  secondFactorDue: 'second_factor_due',
  password: 'password',
  passwordPassing: 'password_passing',
  totp: 'totp',
  totpPending: 'totp_pending',
  signedInAt: 'signed_in_at',
}
const asStored = (value: AccountChange[keyof AccountChange]): string | number | null =>
  typeof value === 'boolean'
    ? Number(value)
    : typeof value === 'object' && value
      ? JSON.stringify(value)
      : (value ?? null)

/** People and organisations of migrations/0007_accounts.sql. */
export class D1Accounts implements Accounts {
  readonly #database: D1Database
  constructor(database: D1Database) {
    this.#database = database
  }

  #sql(sql: string, ...values: (string | number | null)[]): D1PreparedStatement {
    return this.#database.prepare(sql).bind(...values)
  }

  async organisation(org: string): Promise<Organisation | null> {
    const row = await this.#sql('SELECT * FROM organisations WHERE id = ?', org).first<OrganisationRow>()
    return row && organisationIn(row)
  }

  async organisations(): Promise<Organisation[]> {
    const { results } = await this.#sql('SELECT * FROM organisations ORDER BY created_at, id').all<OrganisationRow>()
    return results.map(organisationIn)
  }

  found(organisation: Organisation, admin: NewAccount): Promise<boolean> {
    const { id, name, selfApproval, secondFactor } = organisation
    return this.#insert([
      this.#sql(
        'INSERT INTO organisations (id, name, self_approval, second_factor, created_at) VALUES (?, ?, ?, ?, ?)',
        ...[id, name, Number(selfApproval), Number(secondFactor), admin.createdAt],
      ),
      this.#insertUser(admin),
    ])
  }

  async settle(
    org: string,
    { name, selfApproval, secondFactor }: Pick<Organisation, 'name' | 'selfApproval' | 'secondFactor'>,
  ): Promise<void> {
    await this.#sql(
      'UPDATE organisations SET name = ?, self_approval = ?, second_factor = ? WHERE id = ?',
      ...[name, Number(selfApproval), Number(secondFactor), org],
    ).run()
  }

  async list(org: string): Promise<Account[]> {
    const { results } = await this.#sql('SELECT * FROM users WHERE org = ? ORDER BY user_name', org).all<UserRow>()
    return results.map(accountIn)
  }

  async get(org: string, id: string): Promise<(Account & Proofs) | null> {
    const row = await this.#sql('SELECT * FROM users WHERE org = ? AND id = ?', org, id).first<UserRow>()
    return row && provenIn(row)
  }

  async named(userName: string): Promise<(Account & Proofs) | null> {
    const row = await this.#sql('SELECT * FROM users WHERE user_name = ?', userName).first<UserRow>()
    return row && provenIn(row)
  }

  async known({ issuer, subject }: Identity): Promise<Account | null> {
    const row = await this.#sql(
      `SELECT users.* FROM identities JOIN users ON users.org = identities.org AND users.id = identities.user_id
       WHERE issuer = ? AND subject = ?`,
      ...[issuer, subject],
    ).first<UserRow>()
    return row && accountIn(row)
  }

  add(account: NewAccount, identity: Identity | null): Promise<boolean> {
    const { org, id } = account
    const known = identity && [
      this.#sql(
        'INSERT INTO identities (issuer, subject, org, user_id) VALUES (?, ?, ?, ?)',
        ...[identity.issuer, identity.subject, org, id],
      ),
    ]
    return this.#insert([this.#insertUser(account), ...(known ?? [])])
  }

  #insertUser(account: NewAccount): D1PreparedStatement {
    const { org, id, userName, name, roles, password, passwordPassing, createdAt } = account
    return this.#sql(
      `INSERT INTO users (org, id, user_name, name, roles, password, password_passing, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[org, id, userName, name, JSON.stringify(roles), password, Number(passwordPassing), createdAt],
    )
  }

  /** All or none; false where a unique word among them is taken. */
  async #insert(statements: D1PreparedStatement[]): Promise<boolean> {
    try {
      await this.#database.batch(statements)
      return true
    } catch (error) {
      if (/UNIQUE constraint failed/i.test(String(error))) return false
      throw error
    }
  }

  async change(org: string, id: string, change: AccountChange): Promise<void> {
    const changed = Object.entries(change) as [keyof AccountChange, AccountChange[keyof AccountChange]][]
    if (changed.length === 0) return
    const sets = changed.map(([name]) => `${COLUMNS[name]} = ?`).join(', ')
    const values = changed.map(([, value]) => asStored(value))
    await this.#sql(`UPDATE users SET ${sets} WHERE org = ? AND id = ?`, ...values, org, id).run()
  }

  async takeStep(org: string, id: string, step: number): Promise<boolean> {
    const { meta } = await this.#sql(
      'UPDATE users SET totp_step = ?1 WHERE org = ?2 AND id = ?3 AND totp_step < ?1',
      ...[step, org, id],
    ).run()
    return meta.changes === 1
  }

  async replaceRecoveryCodes(org: string, id: string, digests: readonly string[]): Promise<void> {
    await this.#database.batch([
      this.#sql('DELETE FROM recovery_codes WHERE org = ? AND user_id = ?', org, id),
      ...digests.map((digest) =>
        this.#sql('INSERT INTO recovery_codes (org, user_id, digest) VALUES (?, ?, ?)', org, id, digest),
      ),
    ])
  }

  async takeRecoveryCode(org: string, id: string, digest: string): Promise<boolean> {
    const sql = 'DELETE FROM recovery_codes WHERE org = ? AND user_id = ? AND digest = ?'
    const { meta } = await this.#sql(sql, org, id, digest).run()
    return meta.changes === 1
  }

  async countRecoveryCodes(org: string, id: string): Promise<number> {
    const sql = 'SELECT count(*) AS n FROM recovery_codes WHERE org = ? AND user_id = ?'
    return (await this.#sql(sql, org, id).first<number>('n')) ?? 0
  }
}
