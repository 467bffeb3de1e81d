import { digitAt, endsClause, isHan, isOneOf, leftOf, rightOf } from '../text/character-class.ts'
import { placeholder, skipScale } from './placeholder.ts'
import { endAt, matchAt } from './sticky.ts'
import type { Token } from './token.ts'
import { unitAt } from './unit-at.ts'

/*
 * Blanks that a program, a form or a spreadsheet leaves: null份, #REF!, %d户, ——份, ……份, YYYY年MM月, 2026年　月　日, 增长%.
 * A word or a mark alone is no blank: a unit behind it, and most often a clause that ends there, make it one.
 */

/** Where the unit ends that stands at `at`, behind 万; 0 where none does. */
const unitEnd = (text: string, at: number): number => unitAt(text, skipScale(text, at))?.end ?? 0

const MACHINE_WORD = /(?:null|NULL|NaN|nan|undefined|None|N\/A|TBD|tbd|TODO|todo)(?![A-Za-z\d])/y
/** 检测水样null份, 办结率N/A，. */
export function readMachineWord(text: string, i: number): Token | null {
  const end = isHan(text.charCodeAt(i - 1)) ? endAt(MACHINE_WORD, text, i) : 0
  if (end === 0) return null
  const unit = unitEnd(text, end)
  return unit !== 0 || endsClause(text, end) ? placeholder(i, unit || end, 'word of a program') : null
}

const CELL_ERROR = /#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)|#{2,12}/y
/** #REF!, and ### of a column that is too narrow. */
export function readCellError(text: string, i: number): Token | null {
  const end = endAt(CELL_ERROR, text, i)
  if (end === 0) return null
  const unit = unitEnd(text, end)
  return unit !== 0 || text[i + 1] !== '#' ? placeholder(i, unit || end, 'error of a spreadsheet') : null
}

/** %d份; 增长%，: what was to be a percentage. */
export function readPercentAlone(text: string, i: number): Token | null {
  if (!isHan(text.charCodeAt(i - 1))) return null
  if (isOneOf(text[i + 1], 'ds')) {
    const unit = unitEnd(text, i + 2)
    return unit === 0 ? null : placeholder(i, unit, 'blank of a program')
  }
  return isOneOf(text[i + 1], '，。；') && MOVED.test(leftOf(text, i, 4))
    ? placeholder(i, i + 1, 'value left out')
    : null
}
const MOVED =
  /(?:提高|提升|上升|下降|降低|回落|回升|增加|减少|扩大|收窄|增长|高于|低于|比重为?|占比为?|[率幅]为|达到?|[高低])了?$/
const POINTS = '个百分点'
/** 提高个百分点. */
export function readPointsAlone(text: string, i: number): Token | null {
  return text.startsWith(POINTS, i) && MOVED.test(leftOf(text, i, 4))
    ? placeholder(i, i + POINTS.length, 'value left out')
    : null
}

/** What is counted by a character that begins no other word. */
const PLAIN_COUNTS = '份件个次处座台辆亩吨起户盏株套艘棵宗间栋幢'
/** Where the unit ends before which a mark of punctuation can only be a blank. */
function soleUnitEnd(text: string, at: number): number {
  const end = unitEnd(text, at)
  if (end === 0 || !isOneOf(text[end], '，。；、')) return 0
  return end - at > 1 || PLAIN_COUNTS.includes(text[at]!) ? end : 0
}
const PUNCTUATION = /-{2,8}|…{1,4}|\.{3,8}|？/y
/** 检测水样——份, ……份, ？份. */
export function readPunctuation(text: string, i: number): Token | null {
  const end = isHan(text.charCodeAt(i - 1)) ? endAt(PUNCTUATION, text, i) : 0
  const unit = end === 0 ? 0 : soleUnitEnd(text, end)
  return unit === 0 ? null : placeholder(i, unit, 'value left open')
}

const BLOCKS = /[■█▇▆▢☐◯╳﹍‗ˍ]{1,40}/y
/** ■■份, ﹍﹍人. */
export function readBlocks(text: string, i: number): Token | null {
  if (!isHan(text.charCodeAt(i - 1)) && text[i - 1] !== '，') return null
  const end = endAt(BLOCKS, text, i)
  const unit = unitEnd(text, end)
  return unit === 0 ? null : placeholder(i, unit, 'value left open')
}

const RINGS = /〇{2,6}/y
const PLACE = /^(?:镇|乡|村|区|县|市|街道|社区|局|办|公司)/
/** 〇〇村, 〇〇户. */
export function readRings(text: string, i: number): Token | null {
  if (text[i] !== '〇') return null
  const end = endAt(RINGS, text, i)
  if (end === 0) return null
  if (PLACE.test(rightOf(text, end, 2))) return placeholder(i, end, 'name left open')
  const unit = unitEnd(text, end)
  return unit === 0 ? null : placeholder(i, unit, 'value left open')
}

const LETTERS_OF_DATE = /Y{2,4}年(?:M{1,2}月(?:D{1,2}日)?)?|M{1,2}月(?:D{1,2}日)?|Y{4}-MM-DD/y
/** YYYY年MM月DD日. */
export function readDateLetters(text: string, i: number): Token | null {
  const end = endAt(LETTERS_OF_DATE, text, i)
  return end === 0 ? null : placeholder(i, end, 'date left open')
}

const DATE_FORM =
  /(?:19|20)\d{2}年(?: *月 *日| {2,}月(?![均度份报]))(?![均常前益报夜])|\d{1,2}月 *日(?=[，。；、）)至到起前~\-\n]|$|召开|开展|组织|举[行办]|[上下]午|印发)|\d{1,2}月某日| {1,20}月 {1,20}日/y
/** 2026年　月　日, 5月　日. */
export function readDateForm(text: string, i: number): Token | null {
  if (digitAt(text, i - 1)) return null
  const found = matchAt(DATE_FORM, text, i)
  return found && placeholder(i, i + found[0].length, 'date left open')
}

const NUMBERLESS = /[〔［[](?:(?:19|20)\d{2}| *)[〕］\]] *号/y
/** 〔2026〕　号. */
export function readNumberless(text: string, i: number): Token | null {
  const end = isHan(text.charCodeAt(i - 1)) ? endAt(NUMBERLESS, text, i) : 0
  return end === 0 ? null : placeholder(i, end, 'number left open')
}

const RANK_OPEN = /第(?:[NnＮ][名位](?![称单于置])| {0,8}[名位](?=[，。；、]))/y
/** 排名第N位, 列第　名. */
export function readRankOpen(text: string, i: number): Token | null {
  const end = endAt(RANK_OPEN, text, i)
  return end === 0 ? null : placeholder(i, end, 'rank left open')
}
