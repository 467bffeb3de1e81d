import { expect, it } from 'vitest'
import { Turns } from '../../src/adapters/turns.ts'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('lets one at a time, in the order in which they came, and lines apart from each other', async () => {
  const turns = new Turns()
  let inside = 0
  const order: number[] = []
  const work = (at: number) => async () => {
    expect(++inside).toBe(1)
    await sleep(3)
    inside--
    order.push(at)
  }
  await Promise.all([1, 2, 3, 4, 5].map((at) => turns.within('a', 5000, work(at))))
  expect(order).toEqual([1, 2, 3, 4, 5])
  const both = turns.within('a', 5000, () => turns.within('b', 5000, async () => 'through'))
  expect(await both).toBe('through')
})

it('goes on past one that failed, and past one that never ends', async () => {
  const turns = new Turns()
  await expect(
    turns.within('a', 5000, async () => {
      throw new Error('failed')
    }),
  ).rejects.toThrow('failed')
  turns.within('a', 5000, () => new Promise(() => {}))
  expect(await turns.within('a', 60, async () => 'after its time')).toBe('after its time')
  expect(await turns.within('a', 10_000, async () => 'the lost one is out')).toBe('the lost one is out')
})
