import { expect, it } from 'vitest'
import { Problem } from '../../src/domain/problem.ts'
import { problemResponse } from '../../src/http/problem-response.ts'
import { storageFault } from '../../src/pipeline/storage-fault.ts'

it.each([
  ['database is locked', '正忙'],
  ['D1_ERROR: database is locked: SQLITE_BUSY', '正忙'],
  ['D1_ERROR: D1 DB is overloaded. Requests queued for too long.', '正忙'],
  ['database or disk is full', '已满'],
  ['D1_ERROR: Exceeded maximum DB size', '已满'],
  ['D1_ERROR: Network connection lost.', '读写不了'],
])('knows %j for the database’s own fault, and tells it in words', async (said, told) => {
  const wrapped = new Error('Failed query', { cause: new Error(said) })
  expect(storageFault(wrapped)).toContain(told)
  const response = problemResponse(wrapped, 'r1')
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('5')
  expect(await response.json()).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('没有保存') })
})

it('takes nothing else for it', () => {
  for (const error of [
    new Error('UNIQUE constraint failed: drafts.id'),
    new Problem('conflict', '已有'),
    'locked',
    null,
  ])
    expect(storageFault(error)).toBeNull()
})
