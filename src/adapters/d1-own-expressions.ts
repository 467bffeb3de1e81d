import type { Deed } from '../domain/audit.ts'
import type { OwnExpression } from '../domain/own-expression.ts'
import type { OwnExpressions } from '../pipeline/ports.ts'
import { commitIfChanged, type Recorder, unrecorded } from './recorder.ts'

/** The expressions of migrations/0006_own_expressions.sql. */
export class D1OwnExpressions implements OwnExpressions {
  readonly #database: D1Database
  readonly #recorder: Recorder
  constructor(database: D1Database, recorder: Recorder = unrecorded(database)) {
    this.#database = database
    this.#recorder = recorder
  }

  async list(org: string): Promise<OwnExpression[]> {
    const { results } = await this.#database
      .prepare(
        'SELECT phrase, note, added_by AS addedBy, added_at AS addedAt FROM own_expressions WHERE org = ? ORDER BY phrase',
      )
      .bind(org)
      .all<OwnExpression>()
    return results
  }

  /** One statement, so that two at once cannot exceed the limit together. */
  async add(org: string, offered: readonly OwnExpression[], most: number): Promise<boolean> {
    const insertion = this.#database
      .prepare(
        `INSERT INTO own_expressions (org, phrase, note, added_by, added_at)
         SELECT ?1, value ->> 'phrase', value ->> 'note', value ->> 'addedBy', value ->> 'addedAt' FROM json_each(?2)
         WHERE ?3 >= (SELECT count(*) FROM (
           SELECT phrase FROM own_expressions WHERE org = ?1 UNION SELECT value ->> 'phrase' FROM json_each(?2)) AS phrases)
         ON CONFLICT (org, phrase) DO UPDATE SET
           note = excluded.note, added_by = excluded.added_by, added_at = excluded.added_at`,
      )
      .bind(org, JSON.stringify(offered), most)
    const after = `${offered.length} 条：${offered.map(({ phrase }) => phrase).join('、')}`
    return this.#changed(org, { action: 'lexicon.add', object: 'lexicon', after }, insertion)
  }

  async remove(org: string, phrase: string): Promise<boolean> {
    const deletion = this.#database
      .prepare('DELETE FROM own_expressions WHERE org = ? AND phrase = ?')
      .bind(org, phrase)
    return this.#changed(org, { action: 'lexicon.remove', object: 'lexicon', before: phrase }, deletion)
  }

  /** Whether the statement changed anything; what changed nothing is not recorded either. */
  #changed(org: string, deed: Deed, statement: D1PreparedStatement): Promise<boolean> {
    return commitIfChanged({ database: this.#database, recorder: this.#recorder, org }, deed, statement)
  }
}
