import { likeness } from '../likeness.ts'
import { type CleaningStep, keepLines } from './step.ts'

/** A paragraph that stands in the text a second time, and a site's own title above the report's. Short headings may return. */
export const duplicates: CleaningStep = {
  name: 'duplicates',
  says: '删去重复的标题和段落',
  run: (text) => {
    const seen = new Set<string>()
    const twice = doubledTitle(text.split('\n'))
    return keepLines(text, (line, index) => {
      const words = line.replace(/[\s\p{P}]/gu, '')
      const repeated = seen.has(words) && words.length >= LONG
      seen.add(words)
      return !repeated && !twice.has(index)
    })
  },
}

/** Letters from which two equal lines are a repetition, not two headings of one name. */
const LONG = 20
const ALIKE = 0.85
/** How many lines above the first sentence may be titles. */
const HEAD = 6
/** 工作汇报1 begins the first report of a collection. */
const NUMBERED = /(?<!\d)\d{1,2}$/

/** Lines above the first sentence that say what a later one says again: 某镇自评报告【范文】 above 某镇自评报告. */
function doubledTitle(lines: readonly string[]): ReadonlySet<number> {
  const filled = lines.flatMap((line, index) => (line === '' ? [] : [{ line, index }])).slice(0, HEAD)
  const sentence = filled.findIndex(({ line }) => /[。：:；]/.test(line) || line.length > 80)
  const titles = sentence < 0 ? filled : filled.slice(0, sentence)
  return new Set(
    titles
      .filter(({ line }) => !NUMBERED.test(line))
      .filter(({ line, index }) => titles.some((later) => later.index > index && likeness(line, later.line) >= ALIKE))
      .map(({ index }) => index),
  )
}
