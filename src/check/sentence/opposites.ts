import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

const NOT = new Clue(/非([\u4e00-\u9fff]{2})[\u4e00-\u9fff]*[^\u4e00-\u9fff]*[\u4e00-\u9fff]*$/, '非')

/** 非税收入, 非工业用电: the part of which the words before a number name all but that part; null where a fact is called so itself. */
export function oppositeOf({ index, text, claimed }: Pick<Case, 'index' | 'text' | 'claimed'>): FactEntry | null {
  const name = NOT.within(text, claimed.ownStart, claimed.mention.start)?.[1]
  if (!name || index.facts.some(({ label }) => label.includes(`非${name}`))) return null
  return index.facts.find(({ label, parent }) => parent !== null && label.startsWith(name)) ?? null
}
