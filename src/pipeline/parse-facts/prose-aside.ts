import type { Mention } from '../../check/mention.ts'
import type { ParsedFact } from './parsed-facts.ts'

/** 36车（约180吨）: in brackets right behind a figure stands what the figure comes to, a note. Null where it is none. */
export function asideNote(claim: Mention, text: string, between: string, subject: ParsedFact | null): string | null {
  const [words] = /^[^（()）]*[）)]/.exec(text.slice(claim.start)) ?? []
  const opening = /^[（(]((?:折合|合计|共计|合|共|计|即|约)?)$/.exec(between.trim())?.[1]
  const unit = claim.stated!.unitText
  if (!subject || words === undefined || opening === undefined || !unit || unit === subject.unit) return null
  return `${subject.label}：${opening}${words.slice(0, -1)}`
}
