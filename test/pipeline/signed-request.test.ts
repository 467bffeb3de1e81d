import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { baseString, isSignedWith } from '../../src/pipeline/signed-request.ts'

const SECRET = 'sz_0123456789abcdef'
const parts = {
  method: 'post',
  target: '/v1/drafts?x=%E9%95%87',
  timestamp: '1783296000000',
  nonce: 'a1b2c3d4',
  bodySha256: createHash('sha256').update('{"镇":1}').digest('hex'),
}
const signed = (text: string) => createHmac('sha256', SECRET).update(text, 'utf8').digest('hex')

describe('a signed request', () => {
  it('signs method, target, time, nonce and body, a line each', () => {
    expect(baseString(parts)).toBe(
      `POST\n/v1/drafts?x=%E9%95%87\n1783296000000\na1b2c3d4\n${createHash('sha256').update('{"镇":1}').digest('hex')}`,
    )
  })

  it('is proven by what another HMAC implementation makes of it, in either case of hex', async () => {
    const text = baseString(parts)
    expect(await isSignedWith(SECRET, 'hmac-sha256', text, signed(text))).toBe(true)
    expect(await isSignedWith(SECRET, 'hmac-sha256', text, signed(text).toUpperCase())).toBe(true)
  })

  it.each(['method', 'target', 'timestamp', 'nonce', 'bodySha256'] as const)(
    'is void once its %s changes',
    async (name) => {
      const hex = signed(baseString(parts))
      expect(await isSignedWith(SECRET, 'hmac-sha256', baseString({ ...parts, [name]: `${parts[name]}1` }), hex)).toBe(
        false,
      )
    },
  )

  it.each(['', 'zz', '00', 'ab'.repeat(32), `${'ab'.repeat(31)}a`])('is not proven by %j', async (hex) => {
    expect(await isSignedWith(SECRET, 'hmac-sha256', baseString(parts), hex)).toBe(false)
  })

  it('is not judged by an algorithm that nobody knows', async () => {
    const text = baseString(parts)
    expect(await isSignedWith(SECRET, 'none', text, signed(text))).toBe(false)
    expect(await isSignedWith(SECRET, 'toString', text, signed(text))).toBe(false)
  })
})
