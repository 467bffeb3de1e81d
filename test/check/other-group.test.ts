import { expect, it } from 'vitest'
import groups from '../../src/check/lexicon/groups.json' with { type: 'json' }

it.each(groups.flatMap(({ nouns, rare }) => nouns.map((noun) => [noun, rare])))(
  'the group noun %s has one of the characters “%s” that it is sought by',
  (noun, rare) => expect([...noun].some((character) => rare.includes(character))).toBe(true),
)
