import { Clue } from './clue.ts'

/** 28个村｜（社区）, 70家养殖场｜（户）: what else a thing is called; （其中3户） tells something of it. */
const ALIAS = new Clue(/^（(?![其占含共均])[\u4e00-\u9fff]{1,3}）/, '（')
const LONGEST = 5

/** Where the other name ends that stands in brackets at `at`; `at` where none does. */
export const behindAlias = (text: string, at: number): number =>
  ALIAS.after(text, at, LONGEST) ? text.indexOf('）', at) + 1 : at
