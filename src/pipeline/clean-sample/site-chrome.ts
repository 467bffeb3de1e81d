import words from './site-chrome.json' with { type: 'json' }
import { type CleaningStep, keepLines } from './step.ts'

/** What a site puts around a report: navigation and advertising before, lists of other articles after. */
export const siteChrome: CleaningStep = {
  name: 'site-chrome',
  says: '删去网站导航、推广语和推荐文章列表',
  run: (text) => {
    const tail = tailOf(text.split('\n'))
    return keepLines(text, (line, index) => index < tail && !isChrome(line))
  },
}

const TAIL = new RegExp(`^(?:${words.tail.join('|')})`)
const LINES = new RegExp(words.lines.join('|'))
const PHRASES = words.phrases

/** The first line of what follows the report; the report itself is never in the first fifth. */
function tailOf(lines: readonly string[]): number {
  const least = Math.floor(lines.length / 5)
  const at = lines.findIndex((line, index) => index >= least && TAIL.test(line.trim()))
  return at < 0 ? lines.length : at
}

const isChrome = (line: string): boolean => LINES.test(line) || PHRASES.some((phrase) => line.includes(phrase))
