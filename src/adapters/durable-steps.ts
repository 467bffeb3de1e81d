import type { DraftedSection } from '../domain/draft.ts'
import type { Actor } from '../domain/history.ts'
import type { Reference } from '../domain/passage.ts'
import type { Job, StepStore } from '../pipeline/ports.ts'

/** A job and its finished steps in the Durable Object's own SQLite: what a restart finds again. */
export class DurableSteps implements StepStore {
  readonly #sql: SqlStorage
  constructor(sql: SqlStorage) {
    this.#sql = sql
    sql.exec('CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID')
    sql.exec('CREATE TABLE IF NOT EXISTS sections (id TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID')
  }

  job(): Job | null {
    return this.#read<Job>('job')
  }
  keepJob(job: Job): void {
    this.#write('job', job)
  }
  /** Who called the job off; null while nobody has. */
  cancelledBy(): Actor | null {
    return this.#read<Actor>('cancelled by')
  }
  keepCancelled(actor: Actor): void {
    this.#write('cancelled by', actor)
  }
  /** How often the job met an error; a restart is none. */
  errors(): number {
    return this.#read<number>('errors') ?? 0
  }
  countError(): number {
    const errors = this.errors() + 1
    this.#write('errors', errors)
    return errors
  }

  async references(): Promise<Readonly<Record<string, readonly Reference[]>> | null> {
    return this.#read('references')
  }
  async keepReferences(references: Readonly<Record<string, readonly Reference[]>>): Promise<void> {
    this.#write('references', references)
  }
  async sections(): Promise<readonly DraftedSection[]> {
    return this.#sql
      .exec<{ value: string }>('SELECT value FROM sections')
      .toArray()
      .map(({ value }) => JSON.parse(value) as DraftedSection)
  }
  async keep(section: DraftedSection): Promise<void> {
    this.#sql.exec('INSERT OR IGNORE INTO sections (id, value) VALUES (?, ?)', section.id, JSON.stringify(section))
  }

  /** Forgets the job and its steps: the draft has long been stored. */
  clear(): void {
    this.#sql.exec('DELETE FROM kept')
    this.#sql.exec('DELETE FROM sections')
  }

  #read<T>(name: string): T | null {
    const [row] = this.#sql.exec<{ value: string }>('SELECT value FROM kept WHERE name = ?', name).toArray()
    return row ? (JSON.parse(row.value) as T) : null
  }
  #write(name: string, value: unknown): void {
    this.#sql.exec('INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)', name, JSON.stringify(value))
  }
}
