import { chinaDay, dayStart, secondsToMidnight } from '../domain/china-day.ts'
import { Problem } from '../domain/problem.ts'
import type { Caller } from './caller.ts'
import type { Clock, DrafterChoice, Drafts, Model, ModelAnswer } from './ports.ts'
import { ModelFault } from './ports.ts'

/** What organisations used of the model, by day of China's calendar. */
export interface ModelLedger {
  /** Tokens read and written by the model on that day. */
  tokensOn(org: string, day: string): Promise<number>
  /** Adds an answer. Never rejects: the answer is paid for and stays good, whatever comes of its entry. */
  add(org: string, day: string, usage: Pick<ModelAnswer['usage'], 'inputTokens' | 'outputTokens'>): Promise<void>
}

/** What is spent in a day, and what may be. */
export interface BudgetDeps {
  readonly drafts: Pick<Drafts, 'countSince' | 'askedSince'>
  readonly ledger: ModelLedger
  readonly clock: Clock
  /** How many drafts an organisation may ask for in a day. */
  readonly dailyDrafts: number
  /** How many tokens its drafts may take of the model in a day. Infinity where the office sets no limit. */
  readonly dailyTokens: number
  /** Whether a language model is configured. */
  readonly hasModel: boolean
}

const tillMidnight = (clock: Clock) => ({ headers: { 'retry-after': String(secondsToMidnight(clock.now())) } })

/** Throws 'rate-limited', until midnight in China, where the organisation asked for as many drafts as a day allows. */
export async function refuseBeyondDrafts(org: string, { drafts, clock, dailyDrafts }: BudgetDeps): Promise<void> {
  if ((await drafts.countSince(org, dayStart(clock.now()).toISOString())) < dailyDrafts) return
  throw new Problem(
    'rate-limited',
    `今天起草的份数已达上限（${dailyDrafts} 份），北京时间零点恢复；已有的稿件仍可查看、核对、修改和下载`,
    tillMidnight(clock),
  )
}

/** Throws 'rate-limited', until midnight in China, where the caller asked for as many drafts as its own limit allows. */
export async function refuseBeyondOwnDrafts(
  { org, actor, dailyDrafts }: Caller,
  { drafts, clock }: Pick<BudgetDeps, 'drafts' | 'clock'>,
): Promise<void> {
  if (dailyDrafts === undefined) return
  if ((await drafts.askedSince(org, actor.id, dayStart(clock.now()).toISOString())) < dailyDrafts) return
  throw new Problem(
    'rate-limited',
    `密钥“${actor.name}”今天起草的份数已达上限（${dailyDrafts} 份），北京时间零点恢复；已有的稿件仍可查看、核对、修改和下载`,
    tillMidnight(clock),
  )
}

/** Throws 'rate-limited', until midnight in China, where the model is needed and its tokens for the day are used up. */
export async function refuseBeyondTokens(
  org: string,
  drafter: DrafterChoice,
  { ledger, clock, dailyTokens, hasModel }: Omit<BudgetDeps, 'drafts' | 'dailyDrafts'>,
): Promise<void> {
  if (drafter === 'template' || !hasModel || !(await isSpent(org, ledger, clock, dailyTokens))) return
  const chosen = drafter === 'auto' ? 'drafter 为 auto 时由语言模型起草，' : ''
  throw new Problem(
    'rate-limited',
    `${chosen}本单位今天的模型用量已用完（上限 ${dailyTokens} 个 token），北京时间零点恢复；已有的稿件仍可查看、核对、修改和下载，急用可把 drafter 改为 template，用模板起草`,
    tillMidnight(clock),
  )
}

/** A model whose answers are entered under the organisation, and which faults with 'budget' once the day's tokens are used up. */
export const metered = (
  model: Model,
  org: string,
  { ledger, clock, dailyTokens }: Pick<BudgetDeps, 'ledger' | 'clock' | 'dailyTokens'>,
): Model => ({
  name: model.name,
  async complete(request, options) {
    if (await isSpent(org, ledger, clock, dailyTokens)) throw new ModelFault('budget', '今日的模型用量已用完')
    const answer = await model.complete(request, options)
    await ledger.add(org, chinaDay(clock.now()), answer.usage)
    return answer
  },
})

const isSpent = async (org: string, ledger: ModelLedger, clock: Clock, dailyTokens: number): Promise<boolean> =>
  Number.isFinite(dailyTokens) && (await ledger.tokensOn(org, chinaDay(clock.now()))) >= dailyTokens
