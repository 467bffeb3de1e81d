import { readdirSync, readFileSync } from 'node:fs'
import { D1OwnExpressions } from '../adapters/d1-own-expressions.ts'
import { endpointsFrom, figureModeFrom, limitsFrom } from '../adapters/openai-endpoints.ts'
import { createOpenAIModel } from '../adapters/openai-model.ts'
import { D1Passages } from '../adapters/passages-retriever.ts'
import { prompts } from '../adapters/prompts.ts'
import type { Checked, DraftedSection } from '../domain/draft.ts'
import { FactSheet } from '../domain/fact-sheet.ts'
import type { Reference } from '../domain/passage.ts'
import { checkDraft } from '../pipeline/check-draft.ts'
import { ModelLine } from '../pipeline/model-line.ts'
import { placesIn } from '../pipeline/model-places.ts'
import type { StepStore } from '../pipeline/ports.ts'
import { type RunDeps, runDraft } from '../pipeline/run-draft.ts'
import { passingDatabase } from './local-database.ts'
import { syncSamples } from './sync-samples.ts'

/* `npm run demo`: drafts every fact sheet of fixtures/facts end to end and prints the draft with its check. */

const FACTS = 'fixtures/facts'

/** Steps of a drafting that lasts no longer than this script. */
function passingSteps(): StepStore {
  const sections: DraftedSection[] = []
  let references: Readonly<Record<string, readonly Reference[]>> | null = null
  return {
    references: async () => references,
    keepReferences: async (found) => {
      references = found
    },
    sections: async () => sections,
    keep: async (section) => {
      sections.push(section)
    },
  }
}

async function draftSheet(name: string, deps: Omit<RunDeps, 'steps' | 'emit'>): Promise<Checked> {
  const sheet = FactSheet.parse(JSON.parse(readFileSync(`${FACTS}/${name}`, 'utf8')))
  const job = { org: 'demo', draftId: name, run: 1, sheet, drafter: 'auto' as const }
  const made = await runDraft(job, { ...deps, steps: passingSteps(), emit: () => {} })
  if (!made) throw new Error(`${name} was not finished in one turn`)
  return checkDraft(made.drafted, made.hidden)
}

function summaryOf({ check, sections }: Checked, milliseconds: number): string {
  const count = (status: string) => check.figures.filter((figure) => figure.status === status).length
  const { required, used, omitted } = check.coverage
  const byModel = sections.filter(({ drafter }) => drafter === 'llm').length
  return [
    `核对：${check.verdict === 'clean' ? '通过' : '有数字待核'}；数字 ${check.figures.length} 处，其中与数据一致 ${count('matched')}、由数据推得 ${count('derived')}、不需核对 ${count('exempt')}、待核 ${count('flagged')}`,
    `指标：应写 ${required} 项，已写 ${used} 项${omitted.length > 0 ? `，漏写 ${omitted.join('、')}` : ''}`,
    `章节：${sections.length} 节，语言模型 ${byModel} 节，模板 ${sections.length - byModel} 节；用时 ${milliseconds} 毫秒`,
    ...check.findings.map(
      ({ severity, code, message }) => `  ${severity === 'error' ? '错误' : '提醒'} ${code}：${message}`,
    ),
  ].join('\n')
}

const local = await passingDatabase()
try {
  await syncSamples(local.database)
  const endpoints = endpointsFrom(process.env)
  const model = endpoints.length > 0 ? createOpenAIModel(endpoints, limitsFrom(process.env)) : null
  const deps = {
    passages: new D1Passages(local.database),
    ownExpressions: new D1OwnExpressions(local.database),
    prompts,
    modelFor: () => model,
    mode: figureModeFrom(process.env),
    clock: { now: () => new Date() },
    places: placesIn(new ModelLine({ places: limitsFrom(process.env).concurrency, leaseMs: 20_000 }), 6_000),
    concurrency: limitsFrom(process.env).concurrency,
    turnMs: Number.POSITIVE_INFINITY,
  }
  for (const name of readdirSync(FACTS).sort()) {
    const started = Date.now()
    const draft = await draftSheet(name, deps)
    if (draft.check.verdict === 'flagged') process.exitCode = 1
    console.log(`\n════ ${name} ════\n\n${draft.text}\n\n${summaryOf(draft, Date.now() - started)}`)
  }
} finally {
  await local.dispose()
}
