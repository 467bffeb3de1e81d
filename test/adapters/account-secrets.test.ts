import { describe, expect, it } from 'vitest'
import { accountSecrets, setUpCodeFrom } from '../../src/adapters/account-secrets.ts'
import { totpCode, totpStep } from '../../src/adapters/totp.ts'

const SECRET = 'a secret of the tests, of 32 characters or more'
const secrets = accountSecrets(SECRET)

describe('a hash of a password', () => {
  it('matches that password alone, and carries its parameters', async () => {
    const hash = await secrets.hash('Yunxi#2026')
    expect(hash).toMatch(/^scrypt\$16384\$8\$5\$[\w-]{22}\$[\w-]{43}$/)
    expect(await secrets.matches('Yunxi#2026', hash)).toBe(true)
    expect(await secrets.matches('Yunxi#2027', hash)).toBe(false)
    expect(await secrets.hash('Yunxi#2026')).not.toBe(hash)
  })

  it('of nobody matches nothing', async () => {
    expect(await secrets.matches('', null)).toBe(false)
    expect(await secrets.matches('\0'.repeat(32), null)).toBe(false)
  })
})

describe('what is sealed', () => {
  it('opens for its purpose, with its secret, unchanged alone', async () => {
    const sealed = await secrets.seal('totp:a', 'JBSWY3DPEHPK3PXP')
    expect(await secrets.unseal('totp:a', sealed)).toBe('JBSWY3DPEHPK3PXP')
    expect(await secrets.unseal('totp:b', sealed)).toBeNull()
    expect(await accountSecrets(`${SECRET}!`).unseal('totp:a', sealed)).toBeNull()
    const at = sealed.length - 2
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    expect(await secrets.unseal('totp:a', changed)).toBeNull()
    expect(await secrets.unseal('totp:a', 'junk')).toBeNull()
  })
})

describe('a one-time code', () => {
  // RFC 6238, appendix B, SHA-1: the last six of eight digits.
  const RFC = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s is %s', (seconds, code) => {
    const step = Math.floor(seconds / 30)
    expect(totpCode(RFC, step)).toBe(code)
    expect(totpStep(RFC, code, seconds * 1000)).toBe(step)
  })

  it('is taken one step early or late, no more', () => {
    const steps = [-2, -1, 0, 1, 2].map((off) => totpStep(RFC, totpCode(RFC, 1000 + off), 1000 * 30_000))
    expect(steps).toEqual([null, 999, 1000, 1001, null])
  })

  it('of a new secret has 160 bits', () => {
    expect(secrets.newTotp()).toMatch(/^[A-Z2-7]{32}$/)
    expect(secrets.newTotp()).not.toBe(secrets.newTotp())
  })
})

describe('the code for set-up', () => {
  it('is the one that was set, or follows from the secret', () => {
    expect(setUpCodeFrom('QWER', SECRET)).toEqual({ code: 'QWER', from: 'settings' })
    const { code, from } = setUpCodeFrom(undefined, SECRET)
    expect(from).toBe('log')
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(setUpCodeFrom(undefined, SECRET).code).toBe(code)
    expect(setUpCodeFrom(undefined, `${SECRET}!`).code).not.toBe(code)
  })
})
