import type { OwnExpression } from '../../../domain/own-expression.ts'
import { ask } from './client.ts'

/** The expressions of the organisation's own that hold a number but state none. */
export async function ownPhrases(): Promise<string[]> {
  const { expressions } = (await (await ask('/v1/lexicon')).json()) as { expressions: OwnExpression[] }
  return expressions.map(({ phrase }) => phrase)
}
