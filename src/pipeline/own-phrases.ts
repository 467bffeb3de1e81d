import type { OwnExpressions } from './ports.ts'

/** The organisation's own expressions as the checker takes them. Asked for once a check. */
export const phrasesOf = async (org: string, expressions: Pick<OwnExpressions, 'list'>): Promise<string[]> =>
  (await expressions.list(org)).map(({ phrase }) => phrase)
