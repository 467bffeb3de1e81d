import { keywordScore } from '../domain/theme.ts'
import matters from './matters.json' with { type: 'json' }

/** How strongly each matter is spoken of, by its place in matters.json; those not spoken of are absent. */
export type Spoken = ReadonlyMap<number, number>

/**
 * The matters that a text speaks of, and how strongly. A matter (污水管网, 断面水质) is narrower than a theme (水): the words of
 * one are the different ways in which offices write of the same work, so 护林员 answers 森林防火.
 */
export function spokenMatters(text: string): Spoken {
  const scored = matters.map(({ words }, at) => [at, keywordScore(text, words)] as const)
  return new Map(scored.filter(([, strength]) => strength > 0))
}

/** How strongly a text speaks of that matter, from 0. */
export const speaksOf = (text: string, matter: number): number => keywordScore(text, matters[matter]!.words)
