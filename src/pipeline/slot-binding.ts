import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { withoutAmong } from '../domain/label.ts'
import { readSlots, resolveSlot } from './slot.ts'
import { labelOf } from './spoken-label.ts'

/*
 * A slot that names the wrong fact still renders a true number. Where the prose before a slot names one indicator of
 * the sheet and the slot belongs to another, the sentence says something false; the names are known here, so it shows
 * without reading any number. The checker judges the same on the finished text, by its own means.
 */

const COMPARISONS: ReadonlySet<string> = new Set([
  'yoy',
  'yoyDiff',
  'qoq',
  'qoqDiff',
  'completion',
  'gap',
  'share',
  'parts',
])

/** What stands between the last mark, or the last slot, and this slot. */
const clauseBefore = (prose: string): string => /[^，。；：、（）！？\n]*$/.exec(prose)![0]

const namesOf = (fact: Fact): string[] =>
  [withoutAmong(fact.label), labelOf(fact), ...fact.aliases].filter((name) => name.length >= 2)

/** The facts that the clause names by the longest label that ends last in it. */
function factsNamed(clause: string, sheet: FactSheet): Fact[] {
  const found = sheet.facts.flatMap((fact) =>
    namesOf(fact)
      .filter((name) => clause.includes(name))
      .map((name) => ({ fact, end: clause.lastIndexOf(name) + name.length, length: name.length })),
  )
  const [last] = [...found].sort((a, b) => b.end - a.end || b.length - a.length)
  return last
    ? found.filter(({ end, length }) => end === last.end && length === last.length).map(({ fact }) => fact)
    : []
}

/** Faults of slots that stand with another fact's name, or whose comparison follows another fact's value. */
export function bindingFaults(sentence: string, sheet: FactSheet): string[] {
  const faults: string[] = []
  let prose = ''
  let before: Fact | null = null
  for (const segment of readSlots(sentence)) {
    if (segment.kind === 'text') {
      prose = segment.text
      continue
    }
    const target = resolveSlot(segment.name, sheet)
    const fact = target?.kind === 'fact' ? target.fact : null
    if (fact) {
      const clause = clauseBefore(prose)
      const named = factsNamed(clause, sheet)
      if (named.length > 0 && !named.includes(fact))
        faults.push(`槽位“{{${segment.name}}}”说的是“${fact.label}”，前面写的却是“${named[0]!.label}”`)
      else if (isStray(prose, target?.kind === 'fact' ? target.aspect : '') && before !== null && before !== fact)
        faults.push(`槽位“{{${segment.name}}}”说的是“${fact.label}”，紧跟着的却是“${before.label}”的数值`)
    }
    before = fact
    prose = ''
  }
  return faults
}

/** A comparison with nothing but a comma between it and the slot before: it speaks of that slot's fact. */
const isStray = (prose: string, aspect: string): boolean => COMPARISONS.has(aspect) && /^[，、（]?$/.test(prose)
