import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Judged } from '../judged.ts'
import { prospectFrom } from '../roles/plans.ts'
import { isDone } from '../sheet/deeds.ts'
import { type FactEntry, indexOf } from '../sheet/sheet-index.ts'
import { leftOf } from '../text/character-class.ts'
import { type Clauses, Saying } from '../text/clauses.ts'
import { quoted } from '../wording.ts'
import { claimBefore, type Told } from './claim-before.ts'
import { clauseBefore, MEANT, NEXT, ofAllFault } from './of-all.ts'
import type { Fault, Rule } from './rule.ts'

/* 全部整改, 无一遗漏, 全覆盖, 未发生: all and none in words. Told only where the sheet plainly says otherwise. */

const DONE =
  '整改|办结|销号|化解|处置|修复|拆除|调处|答复|整治|消除|治理|收回|清理|完工|验收|落实|审结|结案|核实|拨付|兑付|销案|摘牌|发放|交付|投用|竣工|回访|入库|签订|达标|解危|解决|处理|清退|关停|搬迁|开工|投产|落地|排除|取缔|调解|核查|更换|改造'
const ENDS = '(?:风险|隐患|问题)?(?:完成|完毕|到位|办理)?(?=[，。；\\n]|$)'
const ALL_DONE = new Saying(
  `(?:已经?|均已?)?(?:全部|全数|悉数|(?<=已|均)逐一|无一遗漏|无一例外)(?:已|均|地)?(?:完成|得到|予以)?(${DONE})${ENDS}|(${DONE})(?:工作)?(?:已|均已)?(?:全部|全面)(?:完成|到位|完毕)(?=[，。；\\n]|$)|均已?(?:完成)?(${DONE})${ENDS}`,
  '全悉逐无均',
)
const COVERED = new Saying(
  /([\u4e00-\u9fff]{2,14}?)(?:均|已|已经|全面|基本)?(?:实现|达到|做到|完成)?了?全覆盖(?=[，。；\n]|$)/,
  '盖',
)
const NONE = new Saying(
  /(?:(?:未|没有|无)再?(?:发生|出现|接到|收到|发现|查出)|无|没有)(?:过|一起|一例|任何)?([\u4e00-\u9fff]{2,16})(?=[，。；\n]|$)/,
  '未没无',
)
/** 全部 where a part is left, 全覆盖 where the rate is less, 未发生 of what the sheet counts. */
export const wholly: Rule = ({ text, clauses, judged, sheet }) => {
  const { facts } = indexOf(sheet)
  return [
    ...allDone(text, clauses, judged, facts),
    ...allCovered(text, clauses, judged, facts),
    ...noneAtAll(text, clauses, judged, sheet),
  ]
}

function allDone(text: string, clauses: Clauses, judged: readonly Judged[], facts: readonly FactEntry[]): Fault[] {
  return clauses.all(ALL_DONE).flatMap((found) => {
    const verb = found[1] ?? found[2] ?? found[3]!
    const clause = clauseBefore(text, found.index)
    if (MEANT.test(clause) || prospectFrom(text, sentenceStart(text, found.index), found.index) < found.index) return []
    const stated = wholeStated(judged, text, found.index, verb, facts)
    const part = stated?.part ?? partNamed(facts, clause, verb)
    const all = part?.parent?.values.value ?? stated?.whole.values.value
    if (!part || part.values.value.n >= all!.n) return []
    const whole = quoted(part.parent ?? stated!.whole)
    const says = `，而${whole}为${all!.text}，并非“${found[0]}”`
    return [ofAllFault(part, stated?.from ?? found.index, found.index + found[0].length, says)]
  })
}

const isPartOf = (fact: FactEntry, verb: string): boolean =>
  fact.label.includes(verb) && !/未|待|尚|限期|正在|率/.test(fact.label)

interface Stated {
  readonly whole: FactEntry
  readonly part: FactEntry | null
  /** Where the number is taken for the part's, the fault is that it is not: it starts there. */
  readonly from: number | null
}
/** The whole whose number stands right before, and its one part of which the verb speaks. */
function wholeStated(
  judged: readonly Judged[],
  text: string,
  at: number,
  verb: string,
  facts: readonly FactEntry[],
): Stated | null {
  const told = claimBefore(judged, at, text)
  if (!told || !(told.claim.field === 'value' || isChange(told)) || !NEXT.test(text.slice(told.mention.end, at)))
    return null
  const { claim, mention, owner } = told
  if (claim.field && claim.fit === 'none')
    return owner && alike(claim.fact, owner) ? { whole: owner, part: claim.fact, from: mention.start } : null
  const whole = claim.fact
  const own = whole.parts.filter((part) => isPartOf(part, verb))
  // 其余401个均已整改, where 401 are those that were: nothing else is spoken of
  if (own.length === 0 && isPartOf(whole, verb)) return null
  const named = own.length > 0 ? own : facts.filter((fact) => isOfAll(fact, whole, verb) && isPartOf(fact, verb))
  const near = named.length > 0 ? named : facts.filter((fact) => isBeside(fact, whole) && isPartOf(fact, verb))
  return { whole, part: near.length === 1 ? near[0]! : null, from: null }
}

/** 受理143件，同比减少｜43件，全部办结: of what changed so. */
const isChange = ({ claim, frame }: Told): boolean => claim.of === 'derived' && frame!.role === 'change'

/** A sheet that says no 其中 still has the two beside each other, in one unit. */
const isBeside = (fact: FactEntry, whole: FactEntry): boolean =>
  fact.parent === null &&
  Math.abs(fact.place - whole.place) <= 2 &&
  fact.unitText === whole.unitText &&
  alike(fact, whole)
/** 整改重大事故隐患 of 重大事故隐患, wherever on the sheet it stands. */
function isOfAll({ label, unitText, parent }: FactEntry, whole: FactEntry, verb: string): boolean {
  const rest = label.replace(verb, '')
  return parent === null && unitText === whole.unitText && rest.length >= 4 && whole.label.endsWith(rest)
}

/** Two characters in a row that both labels have. */
const alike = ({ label }: FactEntry, other: FactEntry): boolean => {
  for (let i = 0; i + 2 <= label.length; i++) if (other.label.includes(label.slice(i, i + 2))) return true
  return false
}

const GENERAL = /^(?:全[镇区县市乡]|各类|所有|上述|(?:排查出?|发现|受理|交办)的?|对|其中)+|(?:均|都|已)+$/g
/** 信访事项全部办结: the one part that the words before name in full. */
function partNamed(facts: readonly FactEntry[], clause: string, verb: string): FactEntry | null {
  const noun = clause.replace(GENERAL, '')
  if (noun.length < 2) return null
  const named = facts.filter((fact) => fact.parent?.label.includes(noun) && isPartOf(fact, verb))
  return named.length === 1 ? named[0]! : null
}

/** 覆盖率97.2%，实现｜全覆盖: of the rate that was told right before. */
const REACHED = /^(?:已|已经|基本)?(?:实现|达到|做到|完成)了?$/
const coverTold = (claim: Told['claim'] | undefined): FactEntry | undefined =>
  claim?.field === 'value' && claim.fact.isRate && claim.fact.label.endsWith('覆盖率') ? claim.fact : undefined

function allCovered(text: string, clauses: Clauses, judged: readonly Judged[], facts: readonly FactEntry[]): Fault[] {
  return clauses.all(COVERED).flatMap((found) => {
    const clause = clauseBefore(text, found.index) + found[1]!
    const noun = clause.replace(GENERAL, '')
    const told = REACHED.test(clause) ? claimBefore(judged, found.index, text)?.claim : undefined
    const fact = MEANT.test(clause)
      ? undefined
      : (facts.find((one) => one.isRate && one.label === `${noun}覆盖率`) ?? coverTold(told))
    if (!fact || fact.values.value.n >= 100) return []
    const end = found.index + found[0].length
    return [ofAllFault(fact, end - '全覆盖'.length, end, '，并非“全覆盖”')]
  })
}

/** 查处｜涉林案件, 事故｜起数: what a label counts, without what was done with it. */
const COUNTED =
  /^(?:立案查处|查处|制止|发现|处置|处理|受理|接报|接到|报告|发生|扑灭|核查)|(?:发生)?(?:起数|件数|数量|数)$/g

/** 还有7个没有完成提档升级: of so many it was not done, of the others it was. */
const SOME = /[\d一二两三四五六七八九十百千万余多][\u4e00-\u9fff]{1,2}(?:还|尚|仍|目前|至今)*$/
const SOME_REACH = 8
/** 尚有17条安全隐患｜没有完成整改: with what is counted between, where what was not is a deed. */
const SOME_OF = /[\d一二两三四五六七八九十百千万余多][\u4e00-\u9fff]{1,12}$/
const isOfSome = (text: string, at: number, said: string): boolean =>
  SOME.test(leftOf(text, at, SOME_REACH)) || (isDone(said) && SOME_OF.test(clauseBefore(text, at)))

/** 未发生生产安全事故 where the sheet counts one. Only the very label: 未发生较大事故 may well be true. */
function noneAtAll(text: string, clauses: Clauses, judged: readonly Judged[], sheet: FactSheet): Fault[] {
  const { facts } = indexOf(sheet)
  return clauses.all(NONE).flatMap((found) => {
    const fact = facts.find(
      ({ label, isRate }) => !isRate && label.includes(found[1]!) && label.replace(COUNTED, '') === found[1],
    )
    if (!fact || fact.values.value.n <= 0 || isOfSome(text, found.index, found[1]!)) return []
    if (isOfDays(text, judged, found.index) || sheet.notes.some((note) => note.text.includes(found[0]))) return []
    return [ofAllFault(fact, found.index, found.index + found[0].length, `，并非“${found[0]}”`)]
  })
}

/** 春节期间（2月15日至23日）值班值守，未发生火情: on those days. */
const isOfDays = (text: string, judged: readonly Judged[], at: number): boolean => {
  const start = sentenceStart(text, at)
  return judged.some(({ mention }) => mention.start >= start && mention.end <= at && mention.period?.day != null)
}

const SENTENCE = 48
/** The sentence up to `at`. */
const sentenceStart = (text: string, at: number): number =>
  at - /[^。；\n]*$/.exec(leftOf(text, at, SENTENCE))![0].length
