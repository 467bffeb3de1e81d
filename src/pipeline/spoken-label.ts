import type { Fact } from '../domain/fact-sheet.ts'
import { withoutAmong } from '../domain/label.ts'

/** Braces in a clerk's words are no slots. */
export const plain = (text: string): string => text.replaceAll('{', '｛').replaceAll('}', '｝')

/** A label as prose writes it: without 其中：, with full-width brackets, without a unit in brackets at its end. */
export function labelOf(fact: Fact): string {
  const bare = withoutAmong(fact.label) || fact.label
  const label = bare
    .replace(/\s*\n\s*/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replace(/(?<=\d月?)[-－~～](?=\d{1,2}月)/g, '—')
  const unit = fact.unit ? `（${fact.unit}）` : ''
  return plain(unit && label.endsWith(unit) ? label.slice(0, -unit.length) : label)
}
