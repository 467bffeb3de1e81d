import { type DerivedClaim, holds } from '../judged.ts'
import type { Stated } from '../mention.ts'
import type { Each } from '../offers/for-each.ts'
import type { Noted } from '../offers/noted.ts'
import type { Base } from '../roles/frame.ts'
import { SPEAKS } from '../sheet/likeness.ts'
import type { FactEntry, Field, SheetIndex } from '../sheet/sheet-index.ts'
import { closesAt, opensAt } from '../text/marks.ts'
import type { Weighed } from '../weigh/weigh.ts'
import { answering } from './answering.ts'
import { Calculated } from './calculated.ts'
import type { ListPlan } from './lists.ts'
import { type Cited, ToldBases } from './told-bases.ts'
import type { Told } from './told-before.ts'
import { type ThenAndNow, ToldCells } from './told-cells.ts'
import { type ToldRate, toldRate } from './told-rates.ts'
import { ToldTwo } from './told-two.ts'

/** How far the words must hint at a fact whose value is that of all they name. */
const ALIKE = 0.25

/** 甲（99.91%）和乙（3.46%）分别提高: what is named before the bracket is told in it; 是乙（11名）的3.4倍 goes on about 甲. */
const NAMES = /[\u4e00-\u9fff]{2}$/

/** A级占比34.1%，同比增加4家; 新改建比计划多6.4公里，同比增长20.3%: how many facts such a calculation has, if it is one whose words name the first. */
const NAMED_WITH: Readonly<Partial<Record<DerivedClaim['rule'], number>>> = { share: 2, 'target-diff': 1 }

const AS_MUCH = 0.15
const LONGEST_NAME = 16
const FORMER_AND_LATTER = ['前者', '后者']

/** What a sentence has said so far: comparisons without a noun of their own are understood from it. */
export class Memory {
  /** Facts whose number was stated, latest last. */
  readonly stated: FactEntry[] = []
  /** Those of which the very value was told, in words that name no other better. */
  readonly told = new Set<FactEntry>()
  /** What was calculated of them. */
  readonly calculated = new Calculated()
  /** Facts of the sentence before, and of those before that, latest last. */
  readonly before: readonly FactEntry[]
  readonly earlier: readonly FactEntry[]
  /** The fact whose target was cited last: 任务320户，实际改了326户，多改6户. */
  targeted: FactEntry | null = null
  /** The fact whose share was told last, in words of its own. */
  named: FactEntry | null = null
  /** The facts of which one number was told last: 受理、办结均为26件. */
  alike: readonly FactEntry[] = []
  /** The percentages that were told of facts, latest last. */
  readonly rates: ToldRate[] = []
  /** Numbers of notes that were told. */
  readonly noted: Noted[] = []
  /** The fact that the words of a number spoke of which a note gave: 规整线缆5公里，其中补足缺口3.2公里. */
  besideNote: FactEntry | null = null
  /** What its numbers were compared with. */
  readonly #bases = new ToldBases()
  /** What was rightly told of each cell in this sentence. */
  readonly #cells = new ToldCells()
  /** What stands between the number before and the one that is read now: what leads in, and its name. */
  #leading = ''
  /** The sum that was calculated last is of facts that were named with it. */
  #sumNamed = false
  /** Which facts are 前者 and 后者. */
  readonly #two: ToldTwo
  /** The facts that the items of the list read last answer to. */
  #answered: readonly FactEntry[] = []
  /** For each open bracket, the fact that was spoken of before it. */
  readonly #bracketed: { readonly fact: FactEntry | undefined; readonly named: boolean }[] = []

  constructor(told: Told) {
    this.before = told.before
    this.earlier = told.earlier
    this.#two = new ToldTwo(told)
  }

  /** The base of the comparison cited last: 上年同期 in parentheses. */
  get base(): Base | null {
    return this.#bases.last
  }

  get last(): FactEntry | undefined {
    const { stated } = this
    // asked for all facts of all numbers: a look before the first of a list makes all looks slow
    return stated.length === 0 ? undefined : stated[stated.length - 1]
  }

  /** Reads on from one number to the next. What stands in brackets is an aside: after them the text resumes its topic. */
  pass(text: string, from: number, to: number): void {
    this.#leading = text.slice(Math.max(from, to - LONGEST_NAME), to)
    for (let i = from; i < to; i++) {
      if (opensAt(text, i)) this.#bracketed.push({ fact: this.last, named: NAMES.test(text.slice(from, i)) })
      else if (closesAt(text, i)) {
        const { fact, named } = this.#bracketed.pop() ?? {}
        // 开工完成目标（57户）的｜91.2%: of what the target is of
        const isOfTarget = text[i + 1] === '的' && this.last === this.targeted
        if (fact && !isOfTarget && (!named || text[i + 1] === '的')) this.#restate(fact)
      }
    }
  }

  /** Whether a number of this sentence was taken for that cell. */
  hasTold(fact: FactEntry, field: Field): boolean {
    return this.#cells.has(fact, field)
  }

  /** The cell of a fact for which a number of this sentence was taken last. */
  fieldTold(fact: FactEntry): Field | undefined {
    return this.#cells.fieldOf(fact)
  }

  /** What one fact is and was, where these two were told last; null where 前者 and 后者 may as well be two facts of one unit. */
  thenAndNow(): ThenAndNow | null {
    const [former, latter] = this.lastTwo()
    const areTwo = former && latter && former !== latter && former.unitText === latter.unitText
    return areTwo ? null : this.#cells.lastPair()
  }

  /** The number of this sentence that was taken for the value of a fact. */
  tellsOf(fact: FactEntry): Stated | undefined {
    return this.#cells.valueOf(fact)
  }

  /** The fact that was told under this name. */
  toldAs(name: string): FactEntry | undefined {
    return this.#cells.calledBy(name)
  }

  /** Takes in what a number was taken for. */
  keep({ judged, silent, subjects, options }: Weighed, plan: ListPlan | null, each: Each | null): void {
    const { claim, frame, mention } = judged
    if (claim?.field && mention.stated && holds(claim.fit))
      this.#cells.add({
        fact: claim.fact,
        field: claim.field,
        stated: mention.stated,
        leading: plan ? '' : this.#leading,
      })
    this.#bases.keep(judged)
    const rate = toldRate(judged)
    if (rate) this.rates.push(rate)
    if (claim?.of === 'note' && holds(claim.fit)) {
      this.noted.push({ mention, note: claim.note })
      this.besideNote =
        options.find(({ claim, subject }) => claim.field === 'value' && subject >= SPEAKS)?.claim.fact ?? null
    }
    if (!claim || claim.of === 'note') return
    if (claim.field === 'target') this.targeted = claim.fact
    if (claim.of === 'derived') {
      this.calculated.keep(claim, frame!, each, mention.kind === 'percentage')
      this.#bases.keepChange(claim, frame!.base)
      if (claim.rule === 'sum')
        this.#sumNamed = !!plan?.heads || claim.facts.some((fact) => !this.hasTold(fact, 'value'))
      // 水类比气类多3件，同比下降26.9%: the one that is more goes on being spoken of, or the one that is less: 气类比水类少3件
      if (claim.rule === 'difference' && !claim.total && frame!.role === 'change' && holds(claim.fit)) {
        this.named = (frame!.direction < 0 ? claim.facts[1] : null) ?? claim.fact
        // 邻里纠纷104件，比家庭纠纷多18件，前者: what it was compared with is one of the two
        const inOrder = frame!.direction < 0 ? claim.facts.toReversed() : claim.facts
        for (const fact of inOrder) if (!this.hasTold(fact, 'value')) this.#two.name(fact)
      }
      if (claim.rule === 'sum' || claim.rule === 'difference') return
    } else if (frame!.role === 'level') this.calculated.passTo(claim.fact)
    if (plan?.fromStated && frame!.role === 'change' && claim.of === 'field') return
    if (claim.of === 'derived' && mention.kind === 'ratio') for (const fact of claim.facts) this.#restate(fact)
    const spokenOf = claim.via ?? claim.fact
    // 产废单位212家、经营单位12家，检查前者318家次、后者24家次: 后者 is still of those two
    if (this.#leading.includes('前者')) this.#two.call(this.lastTwo())
    // 投诉是举报的2.8倍，前者占比: both are named, and in this order
    else if (
      claim.of === 'derived' &&
      frame!.role === 'multiple' &&
      claim.facts.every((f) => !this.hasTold(f, 'value'))
    )
      for (const fact of claim.facts) this.#two.name(fact)
    else if (!silent || claim.of === 'field' || plan?.head) this.#two.name(spokenOf)
    // 分别为16.5和0.68，均优于20、1.0的目标值: the order in which they were told stays
    const inOrder = (frame!.role === 'prior' || frame!.role === 'target') && (frame!.respectively || plan?.fromStated)
    // A级占比34.1%，同比增加4家: words of its own tell whose share it is, and so what is spoken of
    const isNamed = claim.of === 'derived' && !silent && NAMED_WITH[claim.rule] === claim.facts.length
    this.named = isNamed ? claim.fact : null
    const adds = spokenOf === claim.fact && claim.of === 'field' && !inOrder
    if (adds || !this.stated.includes(spokenOf)) this.#restate(spokenOf)
    // 护理型床位占比63.0%，提高4.0个百分点: the share itself, where it is named about as much as what it is a share of
    if (claim.via && subjects && subjects[claim.fact.place]! >= subjects[claim.via.place]! - AS_MUCH)
      this.#restate(claim.fact)
  }

  /** 两馆分馆均为16个，同比分别增加3个、2个; 受理、办结均为26件: all whose value it is and at whose names its words hint were stated. */
  keepAlike({ facts }: SheetIndex, { judged: { claim }, subjects }: Weighed): void {
    if (claim?.field !== 'value' || !holds(claim.fit)) return
    const { values, unitText, parent } = claim.fact
    const isNamed = (fact: FactEntry) => fact === parent || subjects![fact.place]! >= ALIKE
    const alike = facts.filter(
      (fact) => fact.unitText === unitText && fact.values.value.n === values.value.n && isNamed(fact),
    )
    for (const fact of alike) this.#restate(fact)
    this.alike = alike
  }

  /** What a list item is compared with, when the list answers to comparisons that were told. */
  citedFor(plan: ListPlan | null): Cited | undefined {
    return this.#bases.citedFor(plan)
  }

  /** The fact that a list item answers to, when the list answers to what was stated last, in order. */
  statedFor(plan: ListPlan): FactEntry | undefined {
    if (plan.place === 0) this.#answered = answering(this, plan)
    return this.#answered[plan.place]
  }

  /** The last two facts of which values were told, here or in the sentences before: 前者 and 后者. */
  lastTwo(): readonly (FactEntry | undefined)[] {
    // 新改建与大中修合计129.1公里，前者占: named in a sum, without a value of their own
    const summed = this.calculated.sum?.facts
    if (summed?.length === 2 && this.#sumNamed) return summed
    return this.#two.lastOf(this.#cells.hasValues ? this.stated : [])
  }

  /** What 前者 or 后者 is; null for every other word. */
  oneOfTwo(word: string): FactEntry | null {
    const place = FORMER_AND_LATTER.indexOf(word)
    return place < 0 ? null : (this.lastTwo()[place] ?? null)
  }

  #restate(fact: FactEntry): void {
    const at = this.stated.indexOf(fact)
    if (at >= 0) this.stated.splice(at, 1)
    this.stated.push(fact)
  }
}
