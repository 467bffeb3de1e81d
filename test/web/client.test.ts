import { afterEach, expect, it, vi } from 'vitest'
import { ask, troubleOf } from '../../src/web/islands/service/client.ts'

afterEach(() => vi.unstubAllGlobals())

const said = (method: 'GET' | 'PUT') =>
  ask('/v1/drafts', { method }).then(
    () => '',
    (error) => troubleOf(error).message,
  )

it('says of what was typed that it is kept only where something was to be sent', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await said('GET')).toBe('连不上服务，请检查网络后再试。')
  expect(await said('PUT')).toBe('连不上服务，请检查网络后再试。已填的内容都留在本机，不会丢失。')
})

it('leaves an aborted question what it is', async () => {
  const aborted = new DOMException('aborted', 'AbortError')
  vi.stubGlobal('fetch', () => Promise.reject(aborted))
  await expect(ask('/v1/drafts')).rejects.toBe(aborted)
})
