import only from '../lexicon/in-words-only.json' with { type: 'json' }
import { digitAt, hanDigit, isOneOf } from '../text/character-class.ts'
import { Trie } from '../text/trie.ts'
import { matchAt } from './sticky.ts'
import { type Reader, type Token, token } from './token.ts'

/* N16: fixed expressions are written in words: “十四五” and no “145”, 二十大 and no 20大, 第一书记 and no 第1书记. */

/** The right form by the form in digits without 第, and whether 第 stands before it. */
const FORMS = new Trie<{ readonly right: string; readonly ordinal: boolean }>()
/** What only quotation marks tell from a number: “3农”. */
const QUOTED = new Map<string, string>()

/** 五位一体 → 5位1体, 5位一体. What does not begin with a digit is not found by one. */
function inDigits(right: string): string[] {
  const written = right.replace(/^第/, '')
  let forms = ['']
  for (const c of written) {
    const digit = hanDigit(c === '两' ? '二' : c)
    forms = forms.flatMap((form) => (digit < 0 ? [form + c] : [form + c, form + digit]))
  }
  return forms.filter((form) => digitAt(form, 0))
}
for (const right of only.anywhere)
  for (const form of inDigits(right)) FORMS.plant(form, () => ({ right, ordinal: right.startsWith('第') }))
for (const right of only.quoted) for (const form of inDigits(right)) QUOTED.set(form, right)

const PLAN = /1[2-5]5(?=[”’"」]?(?:规划|时期|期间|以来|末|开局|收官))/y
const CONGRESS =
  /(?:1[6-9]|2[0-3])(?:大(?=精神|报告|以来|代表|召开|胜利|提出|部署|作出|关于)|届[一二三四五六七八九1-9]中全会)/y

/** Reads what stands at a digit, or behind the 第 before it, and should be in words. */
export const readInWordsOnly: Reader = ({ text }, i) => {
  const at = text[i] === '第' ? i + 1 : i
  if (!digitAt(text, at) || isOneOf(text[at - 1], '.,')) return null
  return fixedAt(text, i, at) ?? (at === i ? (planAt(text, i) ?? congressAt(text, i)) : null)
}

function fixedAt(text: string, start: number, at: number): Token | null {
  let node = 0
  for (let k = at; k < text.length; k++) {
    node = FORMS.step(node, text.charCodeAt(k))
    if (node === 0) return null
    const found = FORMS.at(node)
    if (found !== null && found.ordinal === start < at) return noted(start, k + 1, found.right)
  }
  return null
}

/** “3农”, “145”规划: all that stands in quotation marks. */
export const readQuotedInWords: Reader = ({ text }, i) => {
  if (!digitAt(text, i + 1)) return null
  let end = i + 2
  while (end - i < LONGEST && !isOneOf(text[end], '”’」』"')) end++
  const right = QUOTED.get(text.slice(i + 1, end))
  return right === undefined ? planAt(text, i + 1) : noted(i + 1, end, right)
}
const LONGEST = 6

/** 145规划, “145”时期; “135”工作法 is something else. */
function planAt(text: string, i: number): Token | null {
  if (text[i] !== '1' || text[i + 2] !== '5') return null
  const found = matchAt(PLAN, text, i)
  if (found === null) return null
  const right = `十${TENS[Number(found[0][1])]}五`
  return noted(i, i + 3, isOneOf(text[i - 1], '“‘「"') ? right : `“${right}”`)
}

/** 20大精神, 20届3中全会. */
function congressAt(text: string, i: number): Token | null {
  if (!isOneOf(text[i + 2], '大届')) return null
  const written = matchAt(CONGRESS, text, i)?.[0]
  if (written === undefined) return null
  const right = written
    .replace(/^(\d)(\d)/, (_, tens: string, ones: string) => `${tens === '2' ? '二' : ''}十${TENS[Number(ones)]}`)
    .replace(/[1-9]/, (digit) => TENS[Number(digit)]!)
  return noted(i, i + written.length, right)
}
const TENS = ['', ...'一二三四五六七八九']

const noted = (start: number, end: number, fix: string): Token =>
  token('in words only', 'name', start, end, {
    exempt: 'slogan',
    notes: [{ rule: 'N16', message: '固定词语中的数用汉字', fix }],
  })
