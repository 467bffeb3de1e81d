import words from './title-words.json' with { type: 'json' }

const COMMON = new RegExp(words.commonPlaces.join('|'))
const BEFORE =
  /^[\s#*>“"《【[(]*(?:附[件表][\d一二三四五六七八九十]*[:、.]?|[\d一二三四五六七八九十]+[、.]|中共|关于)?\s*/
/** 青柏镇, 青川县青柏镇, 青柏街道. */
const TOWNSHIP = /^((?:\p{Script=Han}{2,5}?[省市州县区旗]){0,3}?\p{Script=Han}{2,5}?(镇|乡|街道))/u
/** A name that is complete as it stands: 青柏镇人民政府, 青川生态环境分局. */
const FULL = new RegExp(`^(\\p{Script=Han}{2,20}?(?:${words.offices.join('|')}))(?![\\p{Script=Han}])`, 'u')

/**
 * The organisation that a title begins with, or names right behind its period, as a report signs itself: 青柏镇 becomes
 * 青柏镇人民政府. `rest` is the title with a blank where its period stood. Null where it names none.
 */
export function organisationOfTitle(rest: string): string | null {
  const named = rest.replace(BEFORE, '')
  const [, full] = FULL.exec(named) ?? []
  if (full && !COMMON.test(full)) return full
  const [, place, kind] = TOWNSHIP.exec(named) ?? []
  if (!place || COMMON.test(place)) return null
  return place + (kind === '街道' ? '办事处' : '人民政府')
}
