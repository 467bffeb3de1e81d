import type { Span } from '../../domain/span.ts'
import guards from '../lexicon/unit-guards.json' with { type: 'json' }
import { INVISIBLE } from './invisible.ts'

/*
 * A character table of our own. NFKC would turn ㎡ into m2, ① into 1 and Ⅲ into III, and so invent digits that nobody
 * wrote. Every folding keeps the length, so only removed blanks move offsets.
 */

/** The text as the scanner reads it. */
export interface Normal {
  readonly text: string
  /** Where each code unit stood in the original; null where nothing moved. */
  readonly offsets: Int32Array | null
}

const PAIRS =
  '％% ﹪% ：: ∶: ﹕: ～~ 〜~ ∼~ ∽~ ˜~ —- –- ―- －- ‐- ‑- −- ﹣- ─- （( ）) ／/ ＋+ ﹢+ ￥¥ µμ 萬万 億亿 個个 兩两 號号 餘余 ' +
  '數数 項项 條条 畝亩 戶户 噸吨 處处 輛辆 張张 間间 棟栋 場场 幾几 約约 達达 過过 減减 ㄧ一 弍贰 貳贰 參叁 叄叁 陸陆'
const TABLE = new Map<string, string>(PAIRS.split(' ').map((pair) => [pair[0]!, pair[1]!] as const))
for (let i = 0; i < 10; i++) TABLE.set(String.fromCharCode(0xff10 + i), String(i))
for (let i = 0; i < 26; i++) {
  TABLE.set(String.fromCharCode(0xff21 + i), String.fromCharCode(65 + i))
  TABLE.set(String.fromCharCode(0xff41 + i), String.fromCharCode(97 + i))
}
for (const blank of '\u3000\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\t')
  TABLE.set(blank, ' ')

const FULL_WIDTH_POINT = /(?<=\d)．(?=\d)/g
/** A ring is a zero only between Han numerals (二○二六, 二O二六); ○○镇 is a blank. */
const RING = /(?<=[一二三四五六七八九〇])[○◯O]|[○◯O](?=[一二三四五六七八九]年)/g

/** Half-width stops of Chinese prose: 928家次,增长10.3%;办结36件.12家企业. Not 1,204, 一.总体情况 nor 产量.3万吨. */
const HALF_STOP =
  /(?<![\d０-９]),|,(?![\d０-９])|(?<![A-Za-z]);|(?<=[\u4e00-\u9fff%％)）](?<![一二三四五六七八九十]))\.(?:(?![\w.０-９])|(?=\d{1,6}(?:[家户人名位件处起次场条座辆所项月年]|个(?!百分点))))/g
const FULL_STOPS: Readonly<Record<string, string>> = { ',': '，', ';': '；', '.': '。' }
/** The text with them full. */
export const withFullStops = (text: string): string => text.replace(HALF_STOP, (stop) => FULL_STOPS[stop]!)

/** Units before which a line may break, 1204⏎户; not where they begin another word, 12⏎户籍. */
const BROKEN_OFF = Object.entries(guards.brokenOff)
  .map(([unit, not]) => (not ? `${unit}(?![${not}])` : unit))
  .join('|')
/** Blanks that layout put between a number and what belongs to it. */
const GAP = new RegExp(
  [
    '(?<=[\\dxX×*_%]) +(?=[\\u4e00-\\u9fff%‰℃㎡μ])',
    '(?<=第) +(?=[xX×])',
    '(?<=[\\u4e00-\\u9fff]) +(?=[\\d¥])(?!\\d{1,2}[.、．]\\D)',
    '(?<=\\d) *\\r?\\n *(?=[余多万亿%‰])',
    `(?<=[^\\n\\d、.]\\d{2,9}) *\\r?\\n *(?=${BROKEN_OFF}|年(?=\\d))`,
    '(?<=[，；、：:（(]) +(?=[\\u4e00-\\u9fff])',
    '(?<=[、：:（()]|(?<!\\d)[，；]) +(?=[\\d¥])(?!\\d{1,2}[.、．]\\D)',
    // 培训 场次，: a number may be missing there
    '(?<=[\\u4e00-\\u9fff%‰]) (?=[\\u4e00-\\u9fff])(?!(?![的一二两三四五六七八九十])[\\u4e00-\\u9fff]{2,3}[，。；、])',
    '(?<=[\\u4e00-\\u9fff\\d%]) +(?=\\()',
    '(?<=\\)) +(?=[\\u4e00-\\u9fff，。；、])',
    // 增长13. 1%; no item has a word right before its number
    '(?<=[\\u4e00-\\u9fff、，(]\\d{1,7}\\.) +(?=\\d)|(?<=\\d) +(?=\\.\\d)',
    `[${INVISIBLE}]+`,
    // what an editor of web pages and one of Markdown leave behind
    '(?:&nbsp;)+|`+',
    '(?<=\\d) +(?=(?:[umkg]|μg)[\\w/²³]*(?![A-Za-z]))',
  ].join('|'),
  'y',
)

/** What a code unit calls for, and what it is folded to. */
const CALLS_FOR = new Uint8Array(0x10000)
const FOLDS = 1
const CLOSES = 2
const RINGS = 4
const POINTS = 8
const STOPS = 16
const FOLDED = new Map<number, string>()
for (const [from, to] of TABLE) {
  FOLDED.set(from.charCodeAt(0), to)
  CALLS_FOR[from.charCodeAt(0)]! |= to === ' ' ? FOLDS | CLOSES : FOLDS
}
for (const c of ` \r\n&\`${INVISIBLE}`) CALLS_FOR[c.charCodeAt(0)]! |= CLOSES
for (const c of '○◯OＯ') CALLS_FOR[c.charCodeAt(0)]! |= RINGS
CALLS_FOR['．'.charCodeAt(0)]! |= POINTS
for (const c of Object.keys(FULL_STOPS)) CALLS_FOR[c.charCodeAt(0)]! |= STOPS

/** Folds and closes gaps. Linear; a text without anything to do comes back as it is. */
export function normalise(original: string): Normal {
  let { text, calls } = folded(original)
  if ((calls & RINGS) !== 0) text = text.replace(RING, '〇')
  if ((calls & POINTS) !== 0) text = text.replace(FULL_WIDTH_POINT, '.')
  if ((calls & STOPS) !== 0) text = withFullStops(text)
  return (calls & CLOSES) === 0 ? { text, offsets: null } : closeGaps(text)
}

/** The text folded, and all that its characters call for. Joined at once: what is added to bit by bit is slow to walk along. */
function folded(original: string): { text: string; calls: number } {
  const pieces: string[] = []
  let calls = 0
  let from = 0
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i)
    const call = CALLS_FOR[code]!
    if (call === 0) continue
    calls |= call
    if ((call & FOLDS) === 0) continue
    pieces.push(original.slice(from, i), FOLDED.get(code)!)
    from = i + 1
  }
  if (from === 0) return { text: original, calls }
  pieces.push(original.slice(from))
  return { text: pieces.join(''), calls }
}

const isBreak = (code: number): boolean => code === 10 || code === 13
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** A gap starts at a blank, a line break after a digit or what is not seen: only there is it looked for. */
function gapFrom(text: string, from: number): RegExpExecArray | null {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((CALLS_FOR[code]! & CLOSES) === 0 || (isBreak(code) && !isDigit(text.charCodeAt(i - 1)))) continue
    GAP.lastIndex = i
    const gap = GAP.exec(text)
    if (gap !== null) return gap
  }
  return null
}

function closeGaps(text: string): Normal {
  let gap = gapFrom(text, 0)
  if (!gap) return { text, offsets: null }
  const offsets = new Int32Array(text.length)
  const pieces: string[] = []
  let length = 0
  let from = 0
  const keep = (to: number) => {
    for (let i = from; i < to; i++) offsets[length++] = i
    pieces.push(text.slice(from, to))
  }
  while (gap) {
    keep(gap.index)
    from = gap.index + gap[0].length
    gap = gapFrom(text, from)
  }
  keep(text.length)
  return { text: pieces.join(''), offsets: offsets.subarray(0, length) }
}

/** The original stretch of a normalised one. */
export const originalSpan = ({ offsets }: Normal, start: number, end: number): Span =>
  offsets === null || end <= start ? { start, end } : { start: offsets[start]!, end: offsets[end - 1]! + 1 }
