/*
 * Reads a marked surface (`近三成`, `一千二百零四人次`, `81.75%`) for the verification of fixtures. Written apart from src/check
 * on purpose and with plain doubles: what it accepts is a second opinion, not the product.
 */

/** What a surface states, in base units: an interval, the last digit's worth, the base unit and the sort of number. */
export interface Surface {
  readonly lo: number
  readonly hi: number
  readonly step: number
  readonly hedged: boolean
  /** 成, 倍, 番, 半 and fractions state a ratio (1 = the whole), percent and 百分点 a number of hundredths. */
  readonly sort: 'level' | 'percent' | 'ratio' | 'times' | 'doublings' | 'terms'
  readonly unit: string
  readonly terms: readonly number[]
}

const HAN = '〇零一二两三四五六七八九十百千万亿'
const DIGITS = new Map([...'零一二三四五六七八九'].map((c, i): [string, number] => [c, i]))
DIGITS.set('〇', 0).set('两', 2)
const TENS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
/** Base unit and factor; a unit that is not here is its own base. */
const UNITS = new Map<string, readonly [string, number]>(
  Object.entries({
    平方公里: ['平方米', 1e6],
    公顷: ['平方米', 1e4],
    亩: ['平方米', 1e4 / 15],
    公里: ['米', 1e3],
    千米: ['米', 1e3],
    吨: ['公斤', 1e3],
    千克: ['公斤', 1],
    斤: ['公斤', 0.5],
    '斤/亩': ['公斤/亩', 0.5],
    兆瓦: ['千瓦', 1e3],
    兆瓦时: ['千瓦时', 1e3],
    度: ['千瓦时', 1],
    方: ['立方米', 1],
    平米: ['平方米', 1],
    微克每立方米: ['微克/立方米', 1],
    毫克每升: ['毫克/升', 1],
    'mg/L': ['毫克/升', 1],
    'μg/m³': ['微克/立方米', 1],
    小时: ['分钟', 60],
  } satisfies Record<string, readonly [string, number]>),
)

const fold = (text: string): string =>
  text
    .replace(/[０-９．％／：～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[—–－∶]/g, (c) => (c === '∶' ? ':' : '~'))
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/\s/g, '')

/** Reads a Han numeral; NaN where it is none. */
const han = (text: string): number => {
  if (text === '百') return 100
  const [whole = '', fraction] = text.split('点')
  if (!whole || [...whole].some((c) => !HAN.includes(c))) return Number.NaN
  let total = 0
  let section = 0
  let digit = 0
  for (const c of whole) {
    if (DIGITS.has(c)) digit = DIGITS.get(c)!
    else if (TENS.has(c)) {
      section += (digit || (c === '十' ? 1 : 0)) * TENS.get(c)!
      digit = 0
    } else {
      const scale = c === '万' ? 1e4 : 1e8
      total = c === '亿' ? (total + section + digit) * scale : total + (section + digit) * scale
      section = 0
      digit = 0
    }
  }
  const tail = fraction === undefined ? 0 : Number(`0.${[...fraction].map((c) => DIGITS.get(c)).join('')}`)
  return total + section + digit + tail
}

interface Plain {
  readonly value: number
  readonly step: number
}
const scaleOf = (letters: string): number =>
  [...letters].reduce((n, c) => n * (c === '万' ? 1e4 : c === '亿' ? 1e8 : c === '千' ? 1e3 : 1), 1)

/** One unit of the last digit that is not zero, for 余 and 多. */
const roundStep = (value: number): number => {
  let step = 1
  while (value >= step * 10 && value % (step * 10) === 0) step *= 10
  return step
}

const plain = (text: string): Plain => {
  const m = /^(-?\d+(?:\.(\d+))?)([千万亿]*)$/.exec(text)
  if (!m) {
    const value = han(text)
    return { value, step: text.includes('点') ? 10 ** -text.split('点')[1]!.length : 1 }
  }
  const scale = scaleOf(m[3]!)
  return { value: Number(m[1]) * scale, step: 10 ** -(m[2]?.length ?? 0) * scale }
}

const BEFORE = /^(大约|将近|超过|突破|至少|达到|不足|不到|约合|约为|约|近|超|逾|第|达)/
const AFTER = /(以上|左右|上下|以下|还多|多|余)$/
const NUMBER = `-?\\d[\\d.]*(?:[万亿]|千(?![瓦克米]))*|[${HAN}]+(?:点[零一二三四五六七八九]+)?`

/** The interval that a hedge leaves of an exact value. */
function loosen(value: number, step: number, before: string, after: string): [number, number] {
  if (/^(约|大约)/.test(before) || /左右|上下/.test(after)) return [value * 0.95, value * 1.05]
  if (/近/.test(before)) return [value * 0.9, value * (1 - 1e-6)]
  if (/不足|不到/.test(before)) return [value * 0.7, value * (1 - 1e-6)]
  if (/超|逾|突破/.test(before)) return [value * (1 + 1e-6), value * 1.25]
  if (/以上|还多/.test(after) || before === '至少') return [value, value * 1.25]
  if (/余|多/.test(after)) return [value, value + Math.min(Math.max(step, roundStep(value)), 0.3 * value)]
  return [value, value]
}

/** Reads one surface; null where it states no number in a form that is known here. */
export function readSurface(surface: string): Surface | null {
  let text = fold(surface)
  const before = BEFORE.exec(text)?.[1] ?? ''
  text = text.slice(before.length)
  const make = (sort: Surface['sort'], value: number, step: number, after: string, unit = '', factor = 1): Surface => {
    const [lo, hi] = loosen(value * factor, step * factor, before, after)
    const hedged = (before !== '' && before !== '第' && before !== '达' && before !== '达到') || after !== ''
    return { lo, hi, step: step * factor, hedged, sort, unit, terms: [] }
  }
  const half = /^(过半|一半|半数|半)(以上)?$/.exec(text)
  if (half) {
    const after = half[1] === '过半' ? '以上' : (half[2] ?? '')
    return make('ratio', 0.5, 0.06, after)
  }
  const share = /^(.+)分之(.+?)(以上|左右)?$/.exec(text)
  if (share && share[1] !== '百') return make('ratio', han(share[2]!) / han(share[1]!), 0.04, share[3] ?? '')
  const tenths = new RegExp(`^(${NUMBER})成(半|[一二三四五六七八九])?(多|以上|左右)?$`).exec(text)
  if (tenths) {
    const extra = tenths[2] === '半' ? 0.5 : tenths[2] ? han(tenths[2]) / 10 : 0
    const value = (plain(tenths[1]!).value + extra) / 10
    const after = tenths[3] ?? ''
    const tenth = make('ratio', value, 0.03, after)
    return tenth.lo >= value && tenth.hedged ? { ...tenth, hi: value + 0.1 } : tenth
  }
  const doubled = /^(?:再)?翻(?:了)?(.+)番(还多|以上)?$/.exec(text)
  if (doubled) return make('doublings', han(doubled[1]!), 0.05, doubled[2] ?? '')
  const terms = text.split(':')
  if (terms.length > 1)
    return { lo: 0, hi: 0, step: 0, hedged: false, sort: 'terms', unit: '', terms: terms.map(Number) }
  const range = new RegExp(`^(${NUMBER})[^\\d${HAN}~]*?[~至到](${NUMBER})(.*)$`).exec(text)
  if (range) {
    const [a, b] = [plain(range[1]!), plain(range[2]!)]
    return { lo: a.value, hi: b.value, step: 0, hedged: true, sort: 'level', unit: range[3]!, terms: [] }
  }
  return readMeasured(text, make)
}

function readMeasured(
  text: string,
  make: (sort: Surface['sort'], value: number, step: number, after: string, unit?: string, factor?: number) => Surface,
): Surface | null {
  const single = new RegExp(`^(百分之)?(${NUMBER})([余多])?([万亿])?(个半|半)?(.*?)$`).exec(text)
  if (!single) return null
  const [, percentWord, digits, more = '', scale = '', halfMore, rest] = single
  const after = AFTER.exec(rest!)?.[1] ?? more
  const unit = rest!.replace(AFTER, '')
  const read = plain(digits!)
  if (Number.isNaN(read.value)) return null
  const k = scaleOf(scale)
  const value = read.value * k + (halfMore ? 0.5 : 0)
  if (percentWord || unit === '%' || unit === '个百分点' || unit === '个') {
    const percent = percentWord || unit !== '个'
    if (percent) return make('percent', value, read.step, after, unit)
  }
  if (unit === '倍') return make('times', value, read.step, after)
  const [base, factor] = UNITS.get(unit) ?? [unit, 1]
  return make('level', value, read.step * k, after, base, factor)
}
