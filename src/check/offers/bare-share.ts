import { Clue } from '../text/clue.ts'

/** ，占｜, 其占比约为｜, 比重达｜: the words of a clause tell that a share comes, and nothing of what. */
export const BARE_SHARE = new Clue(/^[，；、（）()]?[其约已仅只也]*(?:占比?|比重)[约为达]*$/, '占重')
