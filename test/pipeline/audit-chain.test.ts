import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AuditEntry, AuditEvent } from '../../src/domain/audit.ts'
import { nextEntry } from '../../src/pipeline/audit-chain.ts'
import { lineOf } from '../../src/pipeline/export-audit.ts'
import { sealerFrom } from '../../src/pipeline/seal.ts'

const event: AuditEvent = {
  actor: { id: 'li', name: '李“审核”\\' },
  kind: 'person',
  action: 'draft.dismiss',
  object: 'draft/1',
  before: '第1版',
  reason: '口径不同\u2028\u007f😀\ud800 /é\t\n=1',
  address: '::1',
  requestId: null,
}
async function chain(length: number): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (let at = 0; at < length; at++)
    entries.push(await nextEntry('yunxi', entries.at(-1) ?? null, event, new Date(1_800_000_000_000 + at)))
  return entries
}

const python = spawnSync('python3', ['--version']).status === 0
/** The lines of Python that docs/security.md gives the auditor. */
const script = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('    '))
  .map((line) => line.slice(4))
  .join('\n')

describe.skipIf(!python)('the auditor’s own lines of Python (skipped where there is no python3)', () => {
  const verify = (lines: readonly string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'shuzhun-audit-'))
    writeFileSync(join(folder, 'log.jsonl'), `${lines.join('\n')}\n`)
    writeFileSync(join(folder, 'verify.py'), script)
    const { status, stdout } = spawnSync('python3', ['verify.py', 'log.jsonl'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PYTHONUTF8: '1' },
    })
    rmSync(folder, { recursive: true })
    return { status, stdout }
  }

  it('verify an export, whatever characters its words hold', async () => {
    const entries = await chain(5)
    const { status, stdout } = verify(entries.map(lineOf))
    expect(stdout).toContain(entries.at(-1)!.hash)
    expect(status).toBe(0)
  })

  it('stop at a changed, a missing and a moved line', async () => {
    const lines = (await chain(5)).map(lineOf)
    const changed = lines.with(2, lines[2]!.replace('口径不同', '口径相同'))
    for (const tampered of [changed, lines.toSpliced(2, 1), [lines[1]!, lines[0]!, ...lines.slice(2)]])
      expect(verify(tampered).status).not.toBe(0)
  })
})

describe('an entry', () => {
  it('is one line of well-formed text, cut to a length', async () => {
    const entry = await nextEntry('yunxi', null, { ...event, object: '长'.repeat(2000) }, new Date(0))
    expect(entry.object).toHaveLength(500)
    expect(entry.reason).not.toMatch(/\p{Cc}|\p{Cs}/u)
  })
})

describe('a seal', () => {
  const sealer = sealerFrom('one secret', 'audit')
  it('holds for its words, purpose and secret alone', async () => {
    const seal = (await sealer.seal('words'))!
    expect(seal).toMatch(/^hmac-sha256:[\da-f]{12}:[\da-f]{64}$/)
    expect(await sealer.verify('words', seal)).toBe('valid')
    expect(await sealer.verify('other words', seal)).toBe('invalid')
    expect(await sealerFrom('one secret', 'approval').verify('words', seal)).toBe('invalid')
    expect(await sealerFrom('other secret', 'audit').verify('words', seal)).toBe('unknown')
    expect(await sealerFrom(undefined, 'audit').verify('words', seal)).toBe('unknown')
  })
})
