import type { Sample } from '../domain/passage.ts'
import { Problem } from '../domain/problem.ts'

/** Where a page of the library ends, for the one after it. */
export const cursorOf = ({ createdAt, id }: Sample): string => `${createdAt}~${id}`
/** Reads such a mark. Throws Problem 'invalid' on one that is none. */
export const readCursor = (cursor: string): { at: string; id: string } => {
  const [at, id] = cursor.split('~')
  if (at && id) return { at, id }
  throw new Problem('invalid', '翻页标记 cursor 无效，请用上一页返回的 next', {
    places: [{ path: 'cursor', message: '应为上一页返回的 next，首页不填' }],
  })
}
