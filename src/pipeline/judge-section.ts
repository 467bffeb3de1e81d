import { check } from '../check/check.ts'
import type { ReferencedSection } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import type { Finding } from '../domain/finding.ts'
import { type Fault, type GateRules, gate } from './gate.ts'
import { likeness } from './likeness.ts'
import { renderSlots } from './render-slots.ts'
import type { FigureMode } from './section-request.ts'
import { withoutEchoes } from './sentences.ts'
import { factsStated, statementsIn } from './slot.ts'
import { bindingFaults } from './slot-binding.ts'

/** A section's slot text with all that is wrong with it. */
export interface JudgedSection {
  readonly sentences: readonly string[]
  /** The text as a reader would see it. */
  readonly text: string
  /** Faults of the gate, the renderer and the checker; those of a sentence name it. */
  readonly faults: readonly Fault[]
  /** Required facts of the section that it does not state. */
  readonly missing: readonly Fact[]
  /** Parts of the notes, as slot text, of which it says nothing. */
  readonly lost: readonly string[]
  /** Share (0–1) of eight-character runs taken over from the references. */
  readonly overlap: number
  /** Ids of the facts that each sentence speaks of. */
  readonly spoken: readonly ReadonlySet<string>[]
}

/** What a section is judged against. */
export interface JudgeContext {
  readonly section: ReferencedSection
  readonly sheet: FactSheet
  readonly mode: FigureMode
  readonly rules: GateRules
  /** What the notes have to say in this section, part by part, as slot text. */
  readonly material: readonly string[]
  /** The organisation's expressions that state no number. */
  readonly lexicon?: readonly string[] | undefined
}

/** Texts that the drafter saw but that are no source of numbers. */
const hiddenOf = (section: ReferencedSection) =>
  section.references.flatMap(({ hidden, sampleTitle }) => hidden.map((text) => ({ text, source: sampleTitle })))

/** Which sentence a place in the rendered text belongs to. */
function sentenceAt(rendered: readonly string[], offset: number): number {
  let end = 0
  const found = rendered.findIndex((text) => {
    end += text.length
    return offset < end
  })
  return found < 0 ? rendered.length - 1 : found
}

/** In slots mode a finding's message, which quotes the sheet, stays here; the model is told the kind of fault alone. */
const toldOf = (finding: Finding, mode: FigureMode): string =>
  mode === 'plain' ? finding.message : (TOLD[finding.code] ?? '数字与指标不相符，请核对槽位与它前面的指标名称')
const TOLD: Partial<Record<Finding['code'], string>> = {
  direction: '增减或高低的说法与资料相反',
  misattributed: '槽位与它前面的指标名称不相符',
  period: '期间的说法与报告期不符',
  unsupported: '写了资料中没有的数字',
  placeholder: '留有未填的占位',
}

const withoutSlots = (text: string): string => text.replace(/\{\{[^}]*\}\}/g, '')
/** A part shorter than this may be said in any words. */
const SHORTEST_PART = 8
/** Rewording keeps a good part of the pairs of letters; below this nothing was said of it. */
const KEPT = 0.3

/** Parts of the notes that the text says nothing of. */
function lostOf(slotText: string, { material }: JudgeContext): string[] {
  const said = withoutSlots(slotText)
  return material.filter((part) => {
    const bare = withoutSlots(part)
    return bare.length >= SHORTEST_PART && likeness(bare, said) < KEPT
  })
}

/** Slots beside another fact's name. */
const wronglyBound = (sentences: readonly string[], sheet: FactSheet): Fault[] =>
  sentences.flatMap((text, sentence) =>
    bindingFaults(text, sheet).map((message) => ({ sentence, message, told: message })),
  )

/** A fact that an earlier sentence, or the parts list of its total, has stated already. */
function statedTwice(sentences: readonly string[], sheet: FactSheet): Fault[] {
  const before = new Set<string>()
  return sentences.flatMap((text, sentence) => {
    const ids = statementsIn(text, sheet)
    const twice = ids.find((id, index) => before.has(id) || ids.indexOf(id) < index)
    for (const id of ids) before.add(id)
    if (twice === undefined) return []
    const message = `“${sheet.facts.find(({ id }) => id === twice)?.label}”前面已经写过，不重复写`
    return [{ sentence, message, told: message }]
  })
}

/** Gates, renders and checks a section's slot text. Makes no request. */
export function judgeSection(slotText: string, context: JudgeContext): JudgedSection {
  const { section, sheet, mode, rules, lexicon = [] } = context
  const { sentences, faults: gateFaults, overlap } = gate(withoutEchoes(slotText), rules)
  const rendered = sentences.map((text) =>
    mode === 'slots' ? renderSlots(text, sheet) : { text, faults: [] as string[] },
  )
  const faults: Fault[] = [...gateFaults]
  if (mode === 'slots') faults.push(...statedTwice(sentences, sheet), ...wronglyBound(sentences, sheet))
  const gated = new Set(faults.map(({ sentence }) => sentence))
  rendered.forEach((one, sentence) => {
    if (!gated.has(sentence)) for (const message of one.faults) faults.push({ sentence, message, told: message })
  })
  const texts = rendered.map((one) => one.text)
  const text = texts.join('')
  const result = check(sheet, text, { hidden: hiddenOf(section), lexicon })
  for (const finding of result.findings) {
    if (finding.severity !== 'error') continue
    const sentence = sentenceAt(texts, finding.start)
    if (gated.has(sentence)) continue
    faults.push({ sentence, message: finding.message, told: toldOf(finding, mode) })
  }
  const spoken = sentences.map((sentence, index) =>
    mode === 'slots'
      ? factsStated(sentence, sheet)
      : new Set(
          result.figures
            .filter((figure) => sentenceAt(texts, figure.start) === index && figure.status !== 'exempt')
            .flatMap((figure) => figure.factId ?? []),
        ),
  )
  const omitted = new Set(result.coverage.omitted)
  const stated = new Set(spoken.flatMap((ids) => [...ids]))
  const missing = section.facts.filter(
    (fact) => fact.required && (mode === 'slots' ? !stated.has(fact.id) : omitted.has(fact.id)),
  )
  return { sentences, text: text.trim(), faults, missing, lost: lostOf(sentences.join(''), context), overlap, spoken }
}
