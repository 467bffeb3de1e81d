import type { Judged } from '../judged.ts'
import { type FactEntry, type Field, indexOf } from '../sheet-index.ts'
import { FIELD_NAME, quoted } from '../wording.ts'
import type { Fault, Rule } from './rule.ts'
import { claimBefore } from './steady.ts'

/* What a text says of its numbers without a number: 同比下降, 全部整改. Told only where the sheet plainly says otherwise. */

const MOVES =
  /(同比|环比|[较比](?:上年|去年|上季度|上期|上月)(?:同期)?)(?:均|都|也|则|又|持续|稳步|明显|显著|大幅|小幅|略有|有所|进一步|继续|实现|呈)*(增长|增加|上升|提高|提升|上涨|增多|下降|减少|降低|回落|下滑|下跌)(?=[，。；、\n]|$)/g
const LAST_PERIOD = /环比|上季度|上期|上月/
const ALL_DONE =
  /(?:已经?|均已?)?(?:全部|全数|悉数|逐一)(?:已)?(?:完成)?(整改|办结|销号|化解|处置|修复|拆除|调处|答复)(?:完成|完毕|到位)?(?=[，。；\n]|$)|(整改|办结|销号|化解|处置|修复|拆除|调处|答复)(?:工作)?(?:已|均已)?全部(?:完成|到位|完毕)(?=[，。；\n]|$)|均已?(?:完成)?(整改|办结|销号|化解|处置|修复|拆除|调处|答复)(?:完成|完毕|到位)(?=[，。；\n]|$)/g
/** Only separators and the thing counted may stand between the number and what is said of it. */
const NEXT = /^(?:隐患|问题|点位|案件|事项|诉求|矛盾|线索)?[，、；,]?(?:目前|现|现已|已|并|且)?$/

/** 上升 and 下降 without a number, 全部 where a part is left, 未发生 of what the sheet counts. */
export const unmeasured: Rule = ({ text, judged, sheet }) => [
  ...moves(text, judged),
  ...allDone(text, judged),
  ...noneAtAll(text, indexOf(sheet).facts),
]

function moves(text: string, judged: readonly Judged[]): Fault[] {
  return [...text.matchAll(MOVES)].flatMap((found) => {
    const fact = statedRightBefore(judged, text, found.index)
    const field: Field = LAST_PERIOD.test(found[1]!) ? 'lastPeriod' : 'lastYear'
    const now = fact?.values.value
    const former = fact?.values[field]
    if (!fact || !now || !former || fact.isRank || now.n === former.n) return []
    const word = found[2]!
    const rises = /[增升提涨]/.test(word)
    if (rises === now.n > former.n) return []
    const start = found.index + found[0].length - word.length
    return [
      fault(fact, start, word, 'direction', `本期为${now.text}，${FIELD_NAME[field]}为${former.text}，并非${word}`),
    ]
  })
}

function allDone(text: string, judged: readonly Judged[]): Fault[] {
  return [...text.matchAll(ALL_DONE)].flatMap((found) => {
    const whole = statedRightBefore(judged, text, found.index)
    const verb = found[1] ?? found[2] ?? found[3]!
    const parts = whole?.parts.filter(({ label }) => label.includes(verb) && !/未|待|尚|限期|正在|率/.test(label)) ?? []
    const [part] = parts
    if (!whole || !part || parts.length > 1) return []
    const all = whole.values.value
    const done = part.values.value
    if (!all || !done || done.n >= all.n) return []
    const says = `填报值为${done.text}，而${quoted(whole)}为${all.text}，并非“${found[0]}”`
    return [{ ...fault(part, found.index, found[0], 'value-mismatch', says), expected: done.text }]
  })
}

const NONE = /(?:未|没有)(?:发生|出现)(?:过)?([\u4e00-\u9fff]{3,16})(?=[，。；\n]|$)/g
/** 未发生生产安全事故 where the sheet counts one. Only the very label: 未发生较大事故 may well be true. */
function noneAtAll(text: string, facts: readonly FactEntry[]): Fault[] {
  return [...text.matchAll(NONE)].flatMap((found) => {
    const fact = facts.find(({ label }) => label.replace(/(?:发生)?(?:起数|件数|数量|数)$/, '') === found[1])
    const value = fact?.values.value
    if (!fact || !value || value.n <= 0 || fact.isRate || fact.isRank) return []
    const says = `填报值为${value.text}，并非“${found[0]}”`
    return [{ ...fault(fact, found.index, found[0], 'value-mismatch', says), expected: value.text }]
  })
}

const fault = (
  fact: FactEntry,
  start: number,
  word: string,
  code: 'direction' | 'value-mismatch',
  says: string,
): Fault => ({
  code,
  start,
  end: start + word.length,
  message: quoted(fact) + says,
  factId: fact.id,
  expected: null,
  fix: null,
})

/** The fact whose own value stands right before `at`. */
function statedRightBefore(judged: readonly Judged[], text: string, at: number): FactEntry | null {
  const { claim, mention } = claimBefore(judged, at, text) ?? {}
  if (!mention || claim?.of !== 'field' || claim.field !== 'value' || claim.fit === 'none') return null
  return NEXT.test(text.slice(mention.end, at)) ? claim.fact : null
}
