import { tellsDone } from '../sheet/deeds.ts'
import type { FactEntry } from '../sheet/sheet-index.ts'
import { Clue } from '../text/clue.ts'
import type { Case } from '../weigh/case.ts'

/** Labels that say themselves what is left. */
export const LEFT = /未|剩|余|待|尚|在办|正在|限期|不(?:合格|达标|符合|到位|通过|满意|成功|合规|规范|及时)/
/** 资金缺口, 用工缺口: the fact is itself what is wanting. */
export const isGap = ({ label }: FactEntry): boolean => /缺口|缺额|欠账/.test(label)
const CLAUSE = /^[^，；。！？、\n]+/
const REACH = 24

/** 其余193处限期整改: what is left is not what was done, but where the clause says so: 其余193处均已整改. */
export function leavesUndone(c: Case, { label, isDone }: FactEntry): boolean {
  if (c.claimed.frame.role !== 'remainder' || !isDone || LEFT.test(label)) return false
  return !saysDone(c)
}
/** Whether the clause of a number says that something was done. */
export function saysDone({ text, claimed: { mention, ownStart } }: Case): boolean {
  const after = CLAUSE.exec(text.slice(mention.end, mention.end + REACH))?.[0] ?? ''
  return tellsDone(text.slice(ownStart, mention.end) + after)
}

const NOT_YET = new Clue(
  /[尚仍还暂]未[\u4e00-\u9fff]{2,6}$|^[，、；]?(?:其中)?(?:未[\u4e00-\u9fff]{2,4}|不(?:达标|合格|通过|成功))$/,
  '未不',
)
/** 尚未办结｜7件: the words are those of what was done, and say that it was not. */
export const isNotYet = (c: Case): boolean =>
  (c.isNotYet ??=
    NOT_YET.inClauseOf(c) !== null || HEAD_NOT_YET.within(c.text, c.claimed.from, c.claimed.mention.start) !== null)
/** （3）未整改：｜5处. */
const HEAD_NOT_YET = new Clue(/未[\u4e00-\u9fff]{2,4}[：:]$/, '：:')

/** 未整治散户｜28户: the one deed that the sheet has of what is counted so, whatever it is called that it was not done to. */
export function isOnlyUndone(c: Case, part: FactEntry): boolean {
  const deed = UNDONE_DEED.inClauseOf(c)?.[1]
  if (!deed || !part.label.includes(deed)) return false
  return c.index.facts.every((f) => f === part || c.reading.gates[f.place] !== 'same' || !f.label.includes(deed))
}
const UNDONE_DEED = new Clue(
  /未(?:完成|按期|按时|及时|如期|全部|予以|进行)?([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,18}$/,
  '未',
)

/** ｜15个未整治排污口: the deed of the part that was not done, and the noun of the whole. */
export function namesUndone({ text, claimed: { mention } }: Case, part: FactEntry, whole: string): boolean {
  const [, deed, noun] = UNDONE_NOUN.within(text, mention.end, mention.end + UNDONE_REACH) ?? []
  return deed !== undefined && part.label.includes(deed) && whole.includes(noun!)
}
const UNDONE_NOUN = new Clue(
  /^(?:尚|暂|还)?[未待]([\u4e00-\u9fff]{2})(?:到位|完成|完毕)?的?([\u4e00-\u9fff]{2})/,
  '未待',
)
const UNDONE_REACH = 12
