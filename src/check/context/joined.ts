import type { Token } from '../scan/token.ts'

/** 昼间不超过60分贝、夜间｜50分贝; 超过300平方米或跨度大于｜6米. */
const JOINT = /^[^，。；:、]{0,5}([、和与及或])[^，。；:、]{0,8}$/

const isLimit = ({ exempt, presumed }: Token): boolean =>
  presumed === 'threshold' || exempt === 'threshold' || exempt === 'duration'
const isFree = ({ exempt, presumed }: Token): boolean => exempt === null && presumed === null

/** What a rule sets for one, it sets for the other that 、 or 或 joins to it in the same unit. */
export function withJoined(text: string, tokens: readonly Token[]): Token[] {
  const joined = [...tokens]
  for (let i = 1; i < joined.length; i++) {
    join(text, joined, i - 1, i)
    describe(text, joined, i, i - 1)
  }
  for (let i = joined.length - 1; i > 0; i--) describe(text, joined, i - 1, i)
  return joined
}

/** 选用｜4、5、6厘米三种规格, 路面宽3.5米、｜4.5米: what the one describes, the other describes. */
function describe(text: string, tokens: Token[], at: number, beside: number): void {
  const [one, other] = [tokens[at]!, tokens[beside]!]
  if (other.presumed !== 'name' || !isFree(one) || one.kind !== 'quantity' || !isSameUnit(one, other)) return
  if (JUST_JOINED.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start))))
    tokens[at] = { ...one, presumed: 'name', trace: [...one.trace, 'joined to a description'] }
}
const JUST_JOINED = /^[、和与及]$/
const isSameUnit = ({ amount: one }: Token, { amount: other }: Token): boolean =>
  one !== null && other !== null && one.unit?.name === other.unit?.name

function join(text: string, tokens: Token[], left: number, right: number): void {
  const a = tokens[left]!
  const b = tokens[right]!
  const free = isLimit(a) && isFree(b) ? right : isFree(a) && isLimit(b) ? left : -1
  if (free < 0) return
  const gap = text.slice(a.end, b.start)
  const joint = JOINT.exec(gap)?.[1]
  if (joint === undefined || (joint !== '或' && !isSameUnit(a, b))) return
  if (ALONE.test(gap) && isLimited(tokens[free]!)) {
    const trace = [...tokens[free]!.trace, 'joined to a class']
    tokens[free] = { ...tokens[free]!, exempt: 'threshold', role: 'threshold', trace }
    return
  }
  tokens[free] = { ...tokens[free]!, presumed: 'threshold', trace: [...tokens[free]!.trace, 'joined to a limit'] }
}

/** 5亿元至10亿元、10亿元以上项目: classes of one sort, with nothing but a joint between them. */
const ALONE = /^的?[、和与及]$/
const isLimited = ({ kind, amount }: Token): boolean => kind === 'range' || /以[上下]$/.test(amount!.approx ?? '')
