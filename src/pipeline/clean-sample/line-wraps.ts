import type { CleaningStep } from './step.ts'

/** A page of a PDF breaks every line at about the same width; fewer lines than this tell nothing. */
const FEWEST = 8
const [NARROW, WIDE] = [18, 60]
const SENTENCE_END = /[。；：！？”]$/
const NEW_PARAGRAPH =
  /^(?:#|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]+[，、])/

/** Joins the lines of a text that a PDF broke; a text with its own paragraphs is left alone. */
export const lineWraps: CleaningStep = {
  name: 'line-wraps',
  says: '接回被分页断开的段落',
  run: (text) => {
    const lines = text.split('\n')
    const filled = lines.filter((line) => line !== '')
    const wrapped = filled.filter((line) => line.length >= NARROW && line.length <= WIDE && !SENTENCE_END.test(line))
    if (wrapped.length < FEWEST || wrapped.length / filled.length < 0.5) return { text, removed: [] }
    let joined = 0
    const result: string[] = []
    for (const line of lines) {
      const before = result.at(-1)
      if (before && before.length >= NARROW && !SENTENCE_END.test(before) && line !== '' && !NEW_PARAGRAPH.test(line)) {
        result[result.length - 1] = before + line
        joined++
      } else result.push(line)
    }
    return { text: result.join('\n'), removed: joined > 0 ? [`${joined} 处断行`] : [] }
  },
}
