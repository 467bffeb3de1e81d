import type { ReportType } from '../../domain/report-type.ts'
import speakers from './speakers.json' with { type: 'json' }

/** How the unit calls itself and its area: 我镇 and 全镇, 我局 and 全县. */
export interface Speaker {
  readonly self: string
  readonly whole: string
}

const wordFor = (pairs: readonly (readonly string[])[], fits: (word: string) => boolean): string | undefined =>
  pairs.find(([word]) => fits(word!))?.[1]

/** By the unit's name, else as the report type has it. A bureau's area is the last 区, 县 or 市 that its name holds. */
export function speakerOf(organisation: string, type: ReportType): Speaker {
  const areas = type.level === '乡镇' ? speakers.whole : speakers.whole.slice(3)
  const last = areas
    .map(([word, whole]) => ({ at: organisation.lastIndexOf(word!), whole: whole! }))
    .filter(({ at }) => at > 0)
  const area = type.level === '乡镇' ? last[0] : last.sort((a, b) => b.at - a.at)[0]
  return {
    self: wordFor(speakers.self, (word) => organisation.endsWith(word)) ?? type.self,
    whole: area?.whole ?? type.whole,
  }
}
