/** What opens an item of a list and is no word of it, for a class of characters: bullets, stars, and those of symbol fonts that Word pastes. */
export const BULLETS = '\\-—–·•*●○◎■□◆◇▪►▶★☆▲△\uE000-\uF8FF'
/** Numbers in one character, for a class of characters: ①, ⑴, ⒈. */
export const RINGED = '①-⒛'
