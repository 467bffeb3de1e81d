import words from './makes-up.json' with { type: 'json' }

/** 占37.5%, 占总数的: the verb of a share, as an expression; 占道, 占地, 侵占 and 占用耕地 take up room and share nothing. */
export const MAKES_UP = `(?<![${words.notAfter.join('')}])占(?!${words.notBefore.join('|')})`
