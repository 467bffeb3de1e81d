import type { FactEntry } from '../sheet/sheet-index.ts'
import type { ListPlan } from './lists.ts'
import type { Memory } from './memory.ts'

/* Which facts that were told the items of a list answer to: 企业12家、个体户56户，分别增长12.4%、8.8%. */

/** Those that the items of the list answer to, in order. */
export function answering(memory: Memory, { fromFirst, others, kind, length }: ListPlan): readonly FactEntry[] {
  const { stated } = memory
  if (fromFirst) return firstTold(memory)
  if (others && stated.length > length) return withoutLast(memory).slice(-length)
  const siblings = kind === null ? null : siblingsOfKind(stated.slice(-length), kind, length)
  if (siblings) return siblings
  const ofKind = kind === null ? [] : toldOfKind(memory, kind)
  return (ofKind.length < length ? toldLast(memory, length) : ofKind).slice(-length)
}

/** 四类分别为142个、196个、21个和27个，除土地出让减少3个外，其余分别: without that of which a number was told last. */
function withoutLast({ stated, calculated: { changed } }: Memory): readonly FactEntry[] {
  const last = [...changed].at(-1)
  return stated.filter((fact) => fact !== last)
}

/** 租赁收入…；服务收入…；投资收益…，三类收入分别占: the parts of one whole that were just told, though one has another name. */
function siblingsOfKind(last: readonly FactEntry[], kind: string, length: number): readonly FactEntry[] | null {
  const [first] = last
  const parent = first?.parent
  const isSo =
    parent &&
    new Set(last).size === length &&
    last.every((fact) => fact.parent === parent) &&
    last.some(({ label }) => label.includes(kind))
  return isSo ? last : null
}

/** 两类图斑: the facts of that name that were told here or shortly before, without their parts. */
export function toldOfKind({ earlier, before, stated }: Memory, kind: string): readonly FactEntry[] {
  const told = [...earlier, ...before, ...stated].filter(({ label }) => label.includes(kind))
  return [...new Set(told)].filter(({ parent }) => !parent || !told.includes(parent))
}

/** What was told first, here or in the sentence before; of a whole and its parts, the parts. */
function firstTold({ stated, before }: Memory): readonly FactEntry[] {
  const told = stated.length > 0 ? stated : before
  return told.filter((fact) => !told.some(({ parent }) => parent === fact))
}

/** As many facts as a list has items, as far as they are known: 甲和乙共207人，分别占 names two without telling either. */
function toldLast({ stated, before, earlier, calculated: { sum } }: Memory, count: number): readonly FactEntry[] {
  // 专职217名；邻里、物业纠纷合计1575件，分别占: what the sum named, though it told neither
  const isNew = sum?.facts.length === count && !sum.facts.some((fact) => stated.includes(fact))
  if (isNew) return sum.facts
  if (stated.length >= count) return stated
  const told = [...before, ...stated]
  return told.length >= count ? told : [...new Set([...earlier, ...told])]
}
