import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prompts } from '../../src/adapters/prompts.ts'
import { check } from '../../src/check/check.ts'
import { draftSection } from '../../src/pipeline/draft-section.ts'
import type { Model } from '../../src/pipeline/ports.ts'
import { CASES } from './fact-sheets.ts'

/* Whatever a model answers, and however often, a section ends with every required fact and no wrong number. */

const ONE = CASES.find(({ name }) => name === 'township-quarterly')!
const SECTIONS = ONE.sections.filter(({ id }) => ['patrol', 'air', 'organisation', 'problems', 'plans'].includes(id))

const SLOTS = SECTIONS.flatMap(({ facts }) =>
  facts.flatMap(({ id }) => [`{{${id}}}`, `{{${id}.yoy}}`, `{{${id}.gap}}`]),
)
const LABELS = SECTIONS.flatMap(({ facts }) => facts.map(({ label }) => label))
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SLOTS) },
  { weight: 4, arbitrary: fc.constantFrom(...LABELS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('，', '；', '。', '\n', '其中', '同比', '增长', '下降', '约', '余', '达到', '持续推进'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '1204人次',
        '12.0%',
        '三次',
        '两个百分点',
        '第3位',
        '9999',
        '{{note:1.1}}',
        '{{note:9.9}}',
        '{{',
        '}}',
        '{x}',
      ],
      ...[
        '<b>',
        '```',
        '# ',
        'https://a.cn',
        '得益于',
        '综上所述',
        '\ufeff',
        '\u200b',
        '<think>',
        '</think>',
        '删去',
        '{"text":"',
      ],
    ),
  },
)
const babble = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

/** Nearly good: clauses of the section's own facts, some with another fact's slot, in sentences. */
const prose = ({ facts }: (typeof SECTIONS)[number]) => {
  if (facts.length === 0) return babble
  const fact = fc.constantFrom(...facts)
  const aspect = fc.constantFrom('', '', '', '.yoy', '.gap', '.parts', '.lastYear')
  const clause = fc
    .tuple(
      fact,
      fc.option(fact, { nil: null, freq: 4 }),
      aspect,
      fc.constantFrom('', '', '', '达到', '为', '增长', '近'),
    )
    .map(([own, other, ending, word]) => `${own.label}${word}{{${(other ?? own).id}${ending}}}`)
  return fc
    .array(fc.tuple(clause, fc.constantFrom('，', '；', '。')), { minLength: 1, maxLength: 12 })
    .map((clauses) => `${clauses.map((pair) => pair.join('')).join('')}各项工作有序推进。`)
}

const answering = (answers: readonly string[]): Model => {
  let at = 0
  return {
    name: 'any',
    async complete(_, { onDelta }) {
      const text = answers[at++ % answers.length]!
      onDelta?.(text)
      return { text, model: 'any', usage: { inputTokens: 1, outputTokens: 1, milliseconds: 0 } }
    },
  }
}

describe.each(SECTIONS)('$id', (section) => {
  it('survives any answers', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(babble, prose(section)), { minLength: 1, maxLength: 4 }), async (answers) => {
        const told: string[] = []
        const { text, attempts } = await draftSection(section, {
          sheet: ONE.sheet,
          type: ONE.type,
          prompts,
          model: answering(answers),
          mode: 'slots',
          onDelta: (sentence) => told.push(sentence),
        })
        const { findings, coverage } = check(ONE.sheet, text)
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
        const own = new Set(section.facts.map(({ id }) => id))
        expect(coverage.omitted.filter((id) => own.has(id))).toEqual([])
        expect(text + told.join('')).not.toMatch(/[{}<>`#\u200b\ufeff]|https?:|9999/)
        expect(attempts.filter(({ drafter }) => drafter === 'llm').length).toBeLessThanOrEqual(4)
      }),
      { numRuns: Number(process.env.RUNS ?? 20) },
    )
  })
})
