import type { ModelLedger } from '../pipeline/daily-budget.ts'

type Usage = Parameters<ModelLedger['add']>[2]

/** The ledger of migrations/0005_model_usage.sql. Entries are sums made by the database: writers at the same time lose nothing. */
export class D1ModelLedger implements ModelLedger {
  readonly #database: D1Database
  readonly #report: (error: unknown, org: string) => void
  constructor(database: D1Database, report: (error: unknown, org: string) => void) {
    this.#database = database
    this.#report = report
  }

  async tokensOn(org: string, day: string): Promise<number> {
    const tokens = await this.#database
      .prepare('SELECT input_tokens + output_tokens AS tokens FROM model_usage WHERE org = ? AND day = ?')
      .bind(org, day)
      .first<number>('tokens')
    return tokens ?? 0
  }

  async add(org: string, day: string, { inputTokens, outputTokens }: Usage): Promise<void> {
    try {
      await this.#database
        .prepare(
          `INSERT INTO model_usage (org, day, answers, input_tokens, output_tokens) VALUES (?1, ?2, 1, ?3, ?4)
           ON CONFLICT (org, day) DO UPDATE SET answers = model_usage.answers + 1,
             input_tokens = model_usage.input_tokens + ?3, output_tokens = model_usage.output_tokens + ?4`,
        )
        .bind(org, day, Math.round(inputTokens), Math.round(outputTokens))
        .run()
    } catch (error) {
      this.#report(error, org)
    }
  }
}
