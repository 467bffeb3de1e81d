import counterparts from '../lexicon/counterparts.json' with { type: 'json' }
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

const NOT = new Clue(/非([\u4e00-\u9fff]{2})[\u4e00-\u9fff]*[^\u4e00-\u9fff]*[\u4e00-\u9fff]*$/, '非')

/** 区外转化, 省外: the other side of a border. */
const OUTSIDE = new Clue(/([省市县区镇境域])(外|内)[\u4e00-\u9fff]{0,6}$/, '外内')
const ACROSS: Readonly<Record<string, string>> = { 外: '内', 内: '外' }

/** 非税收入, 非工业用电, 区外转化: the part of which the words before a number name all but that part; null where a fact is called so itself. */
export function oppositeOf({ index, text, claimed }: Pick<Case, 'index' | 'text' | 'claimed'>): FactEntry | null {
  const partCalled = (name: string): FactEntry | null =>
    index.facts.find(({ label, parent }) => parent !== null && label.startsWith(name)) ?? null
  const calledSo = (name: string): boolean => index.facts.some(({ label }) => label.includes(name))
  const { ownStart, mention } = claimed
  const name = NOT.within(text, ownStart, mention.start)?.[1]
  if (name) return calledSo(`非${name}`) ? null : partCalled(name)
  const [, border, side] = OUTSIDE.within(text, ownStart, mention.start) ?? []
  return border && side && !calledSo(border + side) ? partCalled(border + ACROSS[side]!) : null
}

/** 外来务工 beside 本地村民就业: the only part that the sheet has of its whole, where the words name its counterpart; null where the sheet has that. */
export function counterpartNamed({ index, text, claimed }: Pick<Case, 'index' | 'text' | 'claimed'>): FactEntry | null {
  const words = text.slice(claimed.ownStart, claimed.mention.start)
  for (const row of counterparts)
    for (const word of row) {
      if (!words.includes(word) || index.facts.some(({ label }) => label.includes(word))) continue
      const part = index.parts.find(
        ({ label, parent }) => parent!.parts.length === 1 && row.some((other) => label.startsWith(other)),
      )
      if (part) return part
    }
  return null
}
