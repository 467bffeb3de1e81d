import type { ReportType } from '../../domain/report-type.ts'
import speakers from './speakers.json' with { type: 'json' }

/** How the unit calls itself and its area: 我镇 and 全镇, 我局 and 全县. */
export interface Speaker {
  readonly self: string
  readonly whole: string
}

const BUREAU_AREAS = ['区', '县', '旗', '市']
const wordFor = (pairs: readonly (readonly string[])[], fits: (word: string) => boolean): string | undefined =>
  pairs.find(([word]) => fits(word!))?.[1]

/** Words that only begin like an area: 市场, 社区. */
const AREA_WORD = (word: string) => new RegExp(`.${word}(?![场容政民])`)

/** By the unit's name, else as the report type has it. */
export function speakerOf(organisation: string, type: ReportType): Speaker {
  const areas = type.level === '乡镇' ? speakers.whole : speakers.whole.filter(([word]) => BUREAU_AREAS.includes(word!))
  return {
    self: wordFor(speakers.self, (word) => organisation.endsWith(word)) ?? type.self,
    whole: wordFor(areas, (word) => AREA_WORD(word).test(organisation)) ?? type.whole,
  }
}
