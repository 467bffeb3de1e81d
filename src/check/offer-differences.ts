import { Clue } from './clue.ts'
import { changeOf } from './derive-change.ts'
import { totalOf } from './derive-total.ts'
import { fitCell } from './fit-cell.ts'
import { holds } from './judged.ts'
import { type Options, SPEAKS } from './options.ts'
import type { FactEntry } from './sheet-index.ts'
import type { Case } from './weigh.ts'

/** Verbs that compare by themselves: 扩面2224亩, 多检查184家, 新铺2.6公里. They hint, they do not prove. */
const DIFFERS = new Clue(
  /(?:^|[，；。：、（已又再共净])(?:[一-龥]{0,4})?([多少增扩新添延压减缩节省降升提拓退超缺恢净补加])[一-龥A-Z]{0,10}$|([多少])[一-龥]{1,2}$/,
  '多少增扩新添延压减缩节省降升提拓退超缺恢净补加',
)
/** …42个，加密3个: a bare verb right after the value. */
const GOES_ON = new Clue(/^[，、；][一-龥]{1,3}$/, '，、；')
/** With the mark before it. */
const LONGEST_VERB = 4
const SIGN: Readonly<Record<string, number>> = { 多: 1, 增: 1, 扩: 1, 少: -1, 减: -1, 压: -1, 缩: -1, 降: -1 }

/** A difference that only its verb tells, or its place after the value: 达187个，新布局24个. */
export function offerDifference(c: Case, fact: FactEntry, subject: number, options: Options): void {
  const { claimed, reading, memory, scorer } = c
  if (subject < SPEAKS || fact.isRate || reading.percent || reading.isTimes || claimed.frame.turned) return
  c.difference ??= differenceIn(c)
  const { verb, goesOn } = c.difference
  if (verb === '' && !(goesOn && scorer.silent && fact === memory.last)) return
  const frame = { ...claimed.frame, direction: SIGN[verb] ?? 0 }
  const near = fact === memory.last ? 0 : -0.05
  for (const base of ['yoy', 'qoq', 'target'] as const)
    options.addIfHolds(
      changeOf(reading, frame, fact, base),
      subject,
      DIFFERENCE + (base === 'yoy' ? near : near - 0.05),
    )
}
const DIFFERENCE = -0.08

/** What the words before a number tell of a difference. */
export interface Difference {
  /** '' where none compares. */
  readonly verb: string
  readonly goesOn: boolean
}
function differenceIn({ claimed, text }: Case): Difference {
  const { start } = claimed.mention
  const from = Math.max(claimed.from, start - 16)
  return {
    verb: verbOf(DIFFERS.within(text, from, start)) ?? COMPARED.within(text, from, start)?.[0] ?? '',
    goesOn: start - from <= LONGEST_VERB && GOES_ON.after(text, from, start - from),
  }
}
const verbOf = (found: RegExpExecArray | null): string | undefined => found?.[1] ?? found?.[2]

/** 比上年同期扩了1200亩: after a comparison any verb tells a difference. */
const COMPARED = new Clue(/[比较](?:[上去]年|上[一个]*[季月期]|同期|[一二三四]季度|年初|往年)[^，；。]{1,10}$/, '比较')

/** 5家企业还要再推一把, its noun after the number: what is left of the whole or wanting of the target, told without a word for it. */
export function offerGap({ index, claimed, reading }: Case, fact: FactEntry, subject: number, options: Options): void {
  if (!claimed.headFollows || subject < SPEAKS || fact.isRate || fact.isRank || reading.percent || reading.isTimes)
    return
  const { whole } = index.companions[fact.place]!
  const sibling = whole?.parts.some((part) => part !== fact && holds(fitCell(reading, part, part.values.value!)))
  if (whole && !sibling) options.addIfHolds(totalOf(reading, 'difference', [whole, fact]), subject, GAP)
  if (fact.values.target)
    options.addIfHolds(changeOf(reading, { ...claimed.frame, direction: 0 }, fact, 'target'), subject, GAP)
}
const GAP = -0.2
