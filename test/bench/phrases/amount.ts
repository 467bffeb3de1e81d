/*
 * Numbers as prose writes them, made from exact values. Shares no code with the checker: what it reads here is written by other hands.
 */
import Big from 'big.js'

/** A true number that a statement may give: exact, in the unit in which it is written. */
export interface Amount {
  readonly value: Big
  /** As written, 万 included: 万元, 人次, %, 个百分点; '' for a bare number. */
  readonly unit: string
  /** How many digits after the point are shown. */
  readonly places: number
}

/** The amount of a cell of the sheet; null where the cell holds no plain number (三百余, 3~5). */
export function amountOf(cell: string | null, unit: string | null): Amount | null {
  const [, sign = '', digits, scale = '', rest = ''] = /^([-−]?)([\d,]+(?:\.\d+)?)([万亿]?)(%?)$/.exec(cell ?? '') ?? []
  if (!digits) return null
  const plain = digits.replaceAll(',', '')
  const places = plain.split('.')[1]?.length ?? 0
  return { value: new Big(`${sign && '-'}${plain}`), unit: `${scale}${rest || (unit ?? '')}`, places }
}

/** How a number is written; null where that form does not suit it. The text holds the unit. */
export type Form = (amount: Amount) => string | null

const DIGIT = '零一二三四五六七八九'
/** Han digits of a whole number below 100,000; 两 is used before a classifier by `classified`. */
function hanWhole(n: number): string {
  if (n < 10) return DIGIT[n]!
  if (n < 20) return `十${n % 10 ? DIGIT[n % 10] : ''}`
  if (n < 100) return `${DIGIT[Math.floor(n / 10)]}十${n % 10 ? DIGIT[n % 10] : ''}`
  const [size, name] = n < 1000 ? [100, '百'] : n < 10000 ? [1000, '千'] : [10000, '万']
  const rest = n % size!
  const gap = rest > 0 && rest < size! / 10 ? '零' : ''
  const tail = rest === 0 ? '' : rest < 20 && rest >= 10 ? `一${hanWhole(rest)}` : hanWhole(rest)
  return `${hanWhole(Math.floor(n / size!))}${name}${gap}${tail}`
}
const han = (value: Big): string => {
  const [whole = '0', fraction] = value.toFixed().split('.')
  return hanWhole(Number(whole)) + (fraction ? `点${[...fraction].map((c) => DIGIT[Number(c)]).join('')}` : '')
}

const digits = ({ value, places }: Amount): string => value.toFixed(places)
const magnitude = (value: Big): Big => new Big(10).pow(value.abs().toFixed(0).length - 1)
/** The next round number below and above: 1204 → 1200 and 1300, 37 → 30 and 40, 5.43 → 5 and 6. */
function around(value: Big): { below: Big; above: Big; step: Big } {
  const top = magnitude(value)
  const step =
    value.div(top).gte(5) || top.lt(10)
      ? top.lt(1)
        ? new Big(1)
        : top.div(top.gte(100) ? 10 : 1)
      : top.div(top.gte(10) && value.lt(50) ? 1 : 10)
  const below = value.div(step).round(0, Big.roundDown).times(step)
  return { below, above: below.plus(step), step }
}
const fits = (a: Big, b: Big, most: number) => b.gt(0) && a.minus(b).abs().div(b).lte(most)
const round = (n: Big, unit: string) => `${n.toFixed()}${unit}`

/** 近: just under a round number. */
function near(amount: Amount): string | null {
  const { above } = around(amount.value)
  return amount.value.gt(8) && fits(amount.value, above, 0.08) && amount.value.lt(above)
    ? round(above, amount.unit)
    : null
}
function over(amount: Amount): string | null {
  const { below } = around(amount.value)
  return amount.value.gt(8) && fits(amount.value, below, 0.08) && amount.value.gt(below)
    ? round(below, amount.unit)
    : null
}
const hedged =
  (words: readonly [string, string], of: Form): Form =>
  (amount) => {
    const text = of(amount)
    return text === null ? null : `${words[0]}${text}${words[1]}`
  }
/** 余 and 多 stand between number and unit, before 万 only in spoken prose: never here. */
const more =
  (word: string): Form =>
  (amount) => {
    const { below, step } = around(amount.value)
    const whole = amount.places === 0 && step.gte(10) && amount.value.gt(below)
    return whole && !/^[万亿%]|^个百/.test(amount.unit) ? `${below.toFixed()}${word}${amount.unit}` : null
  }
/** 约: rounded to two digits. */
function about({ value, unit }: Amount): string | null {
  if (value.lt(30)) return null
  const step = magnitude(value).div(10)
  const shown = value.div(step).round(0, Big.roundHalfUp).times(step)
  return shown.eq(value) || !fits(value, shown, 0.03) ? null : `约${round(shown, unit)}`
}
const CLASSIFIER = /^(?:[个件家人处户名起次条场座份项辆位所批期块支口台间栋例宗]|人次|家次)$/
/** Han digits, as counts below a hundred are written in running prose. */
const classified: Form = ({ value, unit, places }) =>
  places === 0 && value.gt(0) && value.lte(99) && CLASSIFIER.test(unit)
    ? `${value.eq(2) && unit !== '名' ? '两' : han(value)}${unit}`
    : null
/** 12304人次 as 1.23万人次. */
const inWan: Form = ({ value, unit, places }) =>
  places === 0 && value.gte(12000) && !/^[万亿]/.test(unit) ? `${value.div(10000).toFixed(2)}万${unit}` : null
const commas: Form = (amount) =>
  amount.value.gte(1000) ? `${digits(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${amount.unit}` : null

/** Tenths: 62.3 % is 超六成, 58.9 % is 近六成. */
const tenths: Form = ({ value, unit }) => {
  if (unit !== '%' || value.lt(11) || value.gt(97)) return null
  const floor = Math.floor(value.div(10).toNumber())
  const rest = value.minus(floor * 10)
  if (rest.gte(7) && floor < 9) return `近${DIGIT[floor + 1]}成`
  return rest.gt(0) && rest.lte(4) ? `超${DIGIT[floor]}成` : null
}
const hanPercent: Form = ({ value, unit, places }) =>
  unit === '%' && value.gte(0) ? `百分之${han(new Big(value.toFixed(places)))}` : null
const aboveHalf: Form = ({ value, unit }) => (unit === '%' && value.gt(50) && value.lt(62) ? '一半以上' : null)
const nearHalf: Form = ({ value, unit }) => (unit === '%' && value.gt(44) && value.lt(50) ? '近一半' : null)
const rankForm =
  (write: (n: number) => string): Form =>
  ({ value }) =>
    value.gte(1) ? write(value.toNumber()) : null

/** The written forms by the name that a template gives after the colon. */
export const FORMS: Readonly<Record<string, Form>> = {
  digits: (amount) => `${digits(amount)}${amount.unit}`,
  bare: digits,
  near: hedged(['近', ''], near),
  closeTo: hedged(['接近', ''], near),
  under: hedged(['不足', ''], near),
  over: hedged(['超', ''], over),
  exceeding: hedged(['超过', ''], over),
  beyond: hedged(['逾', ''], over),
  breaking: hedged(['突破', ''], over),
  floor: over,
  above: hedged(['', '以上'], over),
  more: more('余'),
  many: more('多'),
  about,
  han: classified,
  wan: inWan,
  commas,
  tenths,
  hanPercent,
  aboveHalf,
  nearHalf,
  place: rankForm((n) => `第${n}`),
  placeHan: rankForm((n) => `第${hanWhole(n)}`),
  placeWei: rankForm((n) => `第${n}位`),
  placeMing: rankForm((n) => `第${n}名`),
  placeHanWei: rankForm((n) => `第${hanWhole(n)}位`),
}
