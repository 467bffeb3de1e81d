import { clean, isPeriod } from './prose-label.ts'
import words from './prose-words.json' with { type: 'json' }

/** 和谐, 及时率, 参与率: no links between names. */
const BETWEEN = /、|以及|(?<!参)与(?!会)|和(?![谐平睦])|(?<![普危涉惠波提触])及(?![时格物])/
const VERBS = [...words.bareVerbs, ...words.findVerbs].sort((a, b) => b.length - a.length)
const MEASURE = new RegExp(
  `(?:${words.measureModifiers.join('|')})*(?:${words.measureNouns.join('|')}|(?:${VERBS.join('|')})?[数量]|\\p{Script=Han}{2}率)$`,
  'u',
)

/**
 * The names in a list before 分别, each in full: PM2.5、PM10平均浓度 are two 平均浓度, 受理、办结信访件 two of 信访件,
 * 城乡居民收入 that of 城镇 and of 农村.
 */
export function inTurnNames(list: string): string[] {
  const parts = list.split(BETWEEN).map((part) => clean(part) || (isPeriod(part) ? part.trim() : ''))
  if (parts.length === 1) return collective(parts[0]!)
  const last = parts.at(-1)!
  if (parts.some((part) => part === '')) return parts
  // 甲、乙两村: the number says how many were named, the noun is of each.
  const [, name, noun] = /^(.+?)[两二三四五六七八九十](村|镇|乡|社区|县|区|市|组|站|所|局|项|类|者)$/.exec(last) ?? []
  if (name !== undefined)
    return [...parts.slice(0, -1), name].map((part) => part + (/[项类者]/.test(noun!) ? '' : noun))
  return parts.map((part, i) => {
    if (i > 0 && MEASURE.exec(part)?.[0] === part) return withSharedStart(parts[0]!, part)
    return part === last ? numbered(part, parts) : withSharedEnd(part, last)
  })
}

/** 城乡居民收入: one word for two. */
function collective(name: string): string[] {
  if (name === '') return []
  const found = words.collective.find(({ word }) => name.startsWith(word))
  return found ? found.each.map((each) => each + name.slice(found.word.length)) : [name]
}

/** 第一、二、三产业增加值: the last is the third one. */
const numbered = (last: string, parts: readonly string[]): string =>
  /^第?[一二三四五六七八九十]$/.test(parts[0]!) && /^[二三四五六七八九十]/.test(last) ? `第${last}` : last

function withSharedEnd(part: string, last: string): string {
  if (/^第?[一二三四五六七八九十]$/.test(part)) return `${part.startsWith('第') ? '' : '第'}${part}${last.slice(1)}`
  const verb = VERBS.find((each) => last.startsWith(each))
  if (VERBS.includes(part)) return verb && last.length > verb.length + 1 ? part + last.slice(verb.length) : part
  const end = parallelEnd(part, last) ?? MEASURE.exec(last)?.[0] ?? ''
  return end === '' || end === last || MEASURE.test(part) ? part : part + end
}

/** 规上工业总产值、增加值: the second is of 规上工业 too. */
function withSharedStart(first: string, part: string): string {
  const end = MEASURE.exec(first)?.[0] ?? first
  return first.slice(0, first.length - end.length) + part
}

/** What stands behind the like of the part in the last name: 城镇 and 农村, 养老保险 and 医疗保险, PM2.5 and PM10. */
function parallelEnd(part: string, last: string): string | null {
  const latin = /^[A-Za-z\d.]+/
  if (latin.exec(part)?.[0] === part && latin.test(last)) return last.replace(latin, '')
  const pair = words.pairs.find((each) => each.includes(part))?.find((each) => each !== part && last.startsWith(each))
  if (pair !== undefined) return last.slice(pair.length)
  for (let length = Math.min(part.length - 1, 4); length > 0; length--) {
    const at = last.indexOf(part.slice(-length), 1)
    if (at > 0 && (length > 1 || /[村镇乡级类区县市社]/.test(part.slice(-1)))) return last.slice(at + length)
  }
  return null
}
