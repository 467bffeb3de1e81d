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
TABLE.set('\u3000', ' ').set('\u00a0', ' ').set('\u2002', ' ').set('\u2003', ' ').set('\u2009', ' ').set('\t', ' ')

const FOLDABLE = new RegExp(
  `[${[...TABLE.keys()].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}]`,
  'g',
)
const FULL_WIDTH_POINT = /(?<=\d)．(?=\d)/g
/** A ring is a zero only between Han numerals (二○二六); ○○镇 is a blank. */
const RING = /(?<=[一二三四五六七八九〇])[○◯Ｏ]|[○◯](?=[一二三四五六七八九]年)/g

/** Blanks that layout put between a number and what belongs to it. */
const GAP =
  /(?<=[\dxX×*_%]) +(?=[\u4e00-\u9fff%‰℃㎡μ])|(?<=第) +(?=[xX×])|(?<=[\u4e00-\u9fff]) +(?=[\d¥])(?!\d{1,2}[.、．]\D)|(?<=\d) *\r?\n *(?=[余多万亿%‰])|(?<=[^\n\d、.]\d{2,9}) *\r?\n *(?=[个户处件次亩吨米名人家座公平立辆台条]|年(?=\d))|[\u200b-\u200d\ufeff]+|(?<=\d) +(?=(?:[umkg]|μg)[\w/²³]*(?![A-Za-z]))/g

/** Folds and closes gaps. Linear; a text without anything to do comes back as it is. */
export function normalise(original: string): Normal {
  let text = original.replace(FOLDABLE, (c) => TABLE.get(c)!)
  if (/[○◯]/.test(text)) text = text.replace(RING, '〇')
  if (text.includes('．')) text = text.replace(FULL_WIDTH_POINT, '.')
  return closeGaps(text)
}

function closeGaps(text: string): Normal {
  GAP.lastIndex = 0
  let gap = GAP.exec(text)
  if (!gap) return { text, offsets: null }
  const offsets = new Int32Array(text.length)
  let closed = ''
  let from = 0
  while (gap) {
    for (let i = from; i < gap.index; i++) offsets[closed.length + i - from] = i
    closed += text.slice(from, gap.index)
    from = gap.index + gap[0].length
    gap = GAP.exec(text)
  }
  for (let i = from; i < text.length; i++) offsets[closed.length + i - from] = i
  closed += text.slice(from)
  return { text: closed, offsets: offsets.subarray(0, closed.length) }
}

/** The original stretch of a normalised one. */
export const originalSpan = (normal: Normal, start: number, end: number): [number, number] =>
  normal.offsets === null || end <= start ? [start, end] : [normal.offsets[start]!, normal.offsets[end - 1]! + 1]
