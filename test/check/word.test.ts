import { expect, it, vi } from 'vitest'

/* The words of loose characters are kept as long as there is room. */

it('one object for a pair wherever it stands, until many are kept', async () => {
  vi.resetModules()
  const { pairBefore } = await import('../../src/check/sheet/word.ts')
  const pairs = Array.from({ length: 4097 }, (_, i) => `甲${String.fromCharCode(0x4e00 + i)}`)
  const kept = pairs.map((pair) => pairBefore(pair, 2))
  expect(kept[0]!.text).toBe('甲一')
  expect(pairBefore('云甲一', 3)).toBe(kept[0])
  expect(pairBefore(pairs[4095]!, 2)).toBe(kept[4095])
  expect(kept[4095]!.id).not.toBe(-1)
  expect(kept[4096]!.id).toBe(-1)
  expect(pairBefore(pairs[4096]!, 2)).not.toBe(kept[4096])
})

it('one object for a lone character', async () => {
  const { characterOf } = await import('../../src/check/sheet/word.ts')
  expect(characterOf(0x7532)).toBe(characterOf(0x7532))
  expect(characterOf(0x7532).text).toBe('甲')
})
