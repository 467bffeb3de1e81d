import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, ShuzhunClient, ShuzhunError, signed } from '../../docs/examples/client.ts'
import { verifyWebhook } from '../../docs/examples/verify-webhook.ts'
import { ownApiTypes } from '../../src/cli/api-types.ts'
import { nodeHome, type Running } from '../durability/homes.ts'
import { freePort } from './free-port.ts'

/* The clients that docs/examples gives to other offices, run as they are against the service. */

const EXAMPLES = 'docs/examples'
const sheet = JSON.parse(readFileSync(`${EXAMPLES}/sheet.json`, 'utf8'))
const hasJava = spawnSync('javac', ['-version']).status === 0
if (!hasJava) console.warn('没有 JDK：docs/examples/ShuzhunClient.java 没有编译，也没有运行')

const home = nodeHome()
let service: Running
let folder: string

/** A key of the service, made anew. */
async function keyOf(scheme: 'bearer' | 'hmac'): Promise<{ id: string; secret: string }> {
  const made = await fetch(`${service.url}/v1/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: `示例 ${scheme}`, scheme, scopes: ['read', 'draft'] }),
  })
  const { key, secret } = (await made.json()) as { key: { id: string }; secret: string }
  return { id: key.id, secret }
}

/** Runs a program to its end: how it ended, and what it said. */
function run(command: string, args: string[], options: { env?: Record<string, string>; input?: string | Buffer } = {}) {
  return new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    const child = spawn(command, args, { env: { ...process.env, ...options.env } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
    child.stdin.end(options.input ?? '')
  })
}

const isDocx = (path: string): boolean => readFileSync(path).subarray(0, 2).toString() === 'PK'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shuzhun-clients-'))
  service = await home.start(await freePort(), {})
})
afterAll(async () => {
  await service?.stop()
  home.clear()
  rmSync(folder, { recursive: true, force: true })
})

describe('curl.sh', () => {
  it('comes to a Word file, with a key and without', async () => {
    const { secret } = await keyOf('bearer')
    for (const key of ['', secret]) {
      const env = { SHUZHUN_KEY: key }
      const { code, said } = await run('sh', [`${EXAMPLES}/curl.sh`, service.url, folder], { env })
      expect(said).toContain('核对结论：flagged')
      expect(said).toContain('稿件状态：clean')
      expect(code).toBe(0)
      expect(isDocx(`${folder}/report.docx`)).toBe(true)
    }
  })
})

describe('client.ts', () => {
  it.each([
    ['without a key', async () => new ShuzhunClient(service.url)],
    ['with a key', async () => new ShuzhunClient(service.url, bearer((await keyOf('bearer')).secret))],
    [
      'signing',
      async () => {
        const { id, secret } = await keyOf('hmac')
        return new ShuzhunClient(service.url, signed(id, secret))
      },
    ],
  ])('checks, drafts, and downloads %s', async (_, make) => {
    const client = await make()
    const check = await client.check(sheet, '二季度，全镇派出巡查人员1240人次。')
    expect(check.findings.map(({ code }) => code)).toContain('value-mismatch')
    const draft = await client.createDraft({ factSheet: sheet, drafter: 'template' })
    const done = await client.finished(draft.id)
    expect(done.status).toBe('clean')
    const { name, content } = await client.file(done.id)
    expect(name).toBe(`${done.title}.docx`)
    expect(new TextDecoder().decode(content.slice(0, 2))).toBe('PK')
  })

  it('says what was refused', async () => {
    const client = new ShuzhunClient(service.url)
    const refused = await client.check({ ...sheet, facts: [] }, '').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ShuzhunError)
    expect((refused as ShuzhunError).problem).toMatchObject({ code: 'invalid', status: 422 })
  })

  it('is typed by the description as it is now (node src/cli/api-types.ts writes it anew)', () => {
    expect(readFileSync(`${EXAMPLES}/api-types.ts`, 'utf8')).toBe(ownApiTypes())
  })
})

describe.skipIf(!hasJava)('ShuzhunClient.java', () => {
  const java = (args: string[], options: Parameters<typeof run>[2] = {}) =>
    run('java', ['-Dfile.encoding=UTF-8', '-cp', folder, 'ShuzhunClient', ...args], options)

  beforeAll(async () => {
    const args = ['-encoding', 'UTF-8', '--release', '8', '-Xlint:-options', '-Werror', '-d', folder]
    const compiled = await run('javac', [...args, `${EXAMPLES}/ShuzhunClient.java`])
    expect(compiled.said).toBe('')
  })

  it.each([
    ['without a key', async () => ({}) as Record<string, string>],
    ['with a key', async () => ({ SHUZHUN_KEY: (await keyOf('bearer')).secret })],
    [
      'signing',
      async () => {
        const { id, secret } = await keyOf('hmac')
        return { SHUZHUN_APP_ID: id, SHUZHUN_SECRET: secret }
      },
    ],
  ])('checks, drafts, and downloads %s', async (_, env) => {
    const path = `${folder}/java.docx`
    const { code, said } = await java([service.url, path], { env: await env() })
    expect(said).toContain('稿件状态：clean')
    expect(said).toContain('已下载 云溪镇人民政府2026年第二季度')
    expect(code).toBe(0)
    expect(isDocx(path)).toBe(true)
    rmSync(path)
  })

  it('says what was refused', async () => {
    const { code, said } = await java([service.url, `${folder}/none.docx`], { env: { SHUZHUN_KEY: 'sz_none' } })
    expect(said).toContain('401 key-unknown：没有这个密钥')
    expect(code).toBe(1)
  })
})

describe('verifying a message', () => {
  const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`
  const body = JSON.stringify({ type: 'draft.clean', data: { businessKey: '云溪镇-季度自评-2026Q2' } })
  /** A message as the specification's own library signs it. */
  const signedAt = (at: Date, secret = SECRET) => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  })
  const stale = () => new Date(Date.now() - 6 * 60_000)

  describe('verify-webhook.ts', () => {
    it('takes what the specification signed, also beside another signature', () => {
      const headers = signedAt(new Date())
      expect(verifyWebhook(SECRET, headers, body)).toEqual(JSON.parse(body))
      const both = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` }
      expect(verifyWebhook(SECRET, both, body)).toEqual(JSON.parse(body))
    })

    it('refuses an altered, an old, a foreign, an unsigned message', () => {
      const headers = signedAt(new Date())
      const foreign = signedAt(new Date(), `whsec_${Buffer.from('another secret of others').toString('base64')}`)
      expect(() => verifyWebhook(SECRET, headers, body.replace('clean', 'approved'))).toThrow('签名不对')
      expect(() => verifyWebhook(SECRET, { ...headers, 'webhook-id': 'msg_2' }, body)).toThrow('签名不对')
      expect(() => verifyWebhook(SECRET, foreign, body)).toThrow('签名不对')
      expect(() => verifyWebhook(SECRET, signedAt(stale()), body)).toThrow('五分钟')
      expect(() => verifyWebhook(SECRET, { ...headers, 'webhook-signature': '' }, body)).toThrow('缺少')
    })
  })

  describe.skipIf(!hasJava)('ShuzhunClient.java', () => {
    const verdict = async (headers: ReturnType<typeof signedAt>, input = body) => {
      const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = headers
      const args = ['-Dfile.encoding=UTF-8', '-cp', folder, 'ShuzhunClient', 'verify', SECRET, id, timestamp, signature]
      return (await run('java', args, { input })).said.trim()
    }

    it('judges as the specification does', async () => {
      const headers = signedAt(new Date())
      expect(await verdict(headers)).toBe('签名有效')
      expect(await verdict(headers, `${body} `)).toBe('签名无效')
      expect(await verdict(signedAt(stale()))).toBe('签名无效')
    })
  })
})
