import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hindrances } from '../../src/cli/deployment.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzhun-deploy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SECRET = 'SHUZHUN_SECRET=a secret of this test, of 32 characters or more'
const OURS = readFileSync('wrangler.toml', 'utf8')
const PLACEHOLDER = '在此填写'
/** Our configuration with its placeholder filled in. */
const filled = join(folder, 'wrangler.toml')
writeFileSync(filled, OURS.replace(PLACEHOLDER, '0f2ac74b-498b-43e3-a1bf-7d0b2a3e4f56'))

describe('a deployment', () => {
  it('is refused, in words that say what to do, while an id or a setting is missing', () => {
    expect(OURS).toContain(PLACEHOLDER)
    expect(hindrances('wrangler.toml', null)).toEqual([
      expect.stringContaining('npx wrangler d1 create shuzhun'),
      expect.stringContaining('cp deploy/cloudflare.env.example'),
    ])
    expect(hindrances(filled, readFileSync('deploy/cloudflare.env.example', 'utf8'))).toEqual([
      expect.stringContaining('openssl rand -base64 32'),
    ])
  })

  it.each([
    ['SHUZHUN_SECRET=short', 'SHUZHUN_SECRET'],
    [`${SECRET}\nSHUZHUN_DEMO=yes`, '演示模式'],
    [`${SECRET}\nSHUZHUN_ORIGIN=http://bg.example.gov.cn`, 'https://'],
    [`${SECRET}\nOPENAI_BASE_URL=http://192.168.1.2/v1\nOPENAI_MODEL=m\nOPENAI_API_KEY=k`, '内网'],
    [`${SECRET}\nOPENAI_BASE_URL=https://api.example.com/v1`, 'OPENAI_API_KEY'],
  ])('is refused with %j', (settings, words) => {
    expect(hindrances(filled, settings)).toEqual([expect.stringContaining(words)])
  })

  it('has nothing in its way once all is filled in', () => {
    const model = 'OPENAI_BASE_URL=https://api.example.com/v1\nOPENAI_MODEL=m\nOPENAI_API_KEY=k'
    expect(hindrances(filled, SECRET)).toEqual([])
    expect(hindrances(filled, `${SECRET}\nSHUZHUN_ORIGIN=https://bg.example.gov.cn\n${model}`)).toEqual([])
  })

  it('sends nothing before that: the command ends with an error', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, ['src/cli/deploy.ts'], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^还不能部署：\n1\. /)
    expect(stdout).toBe('')
  })
})

it('is a program that wrangler takes, with every binding that the Worker asks for', () => {
  const wrangler = ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--env', 'production']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...wrangler, '--outdir', join(folder, 'out')], {
    encoding: 'utf8',
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
  })
  expect(status, stderr).toBe(0)
  const local = OURS.slice(0, OURS.indexOf('[env.production]'))
  const bindings = [...local.matchAll(/^(?:name|binding) = "([A-Z_]+)"/gm)].map(([, name]) => name!)
  expect(bindings).toHaveLength(6)
  for (const name of bindings) expect(stdout).toContain(`env.${name}`)
  expect(readFileSync(join(folder, 'out', 'worker.js'), 'utf8').length).toBeGreaterThan(100_000)
})
