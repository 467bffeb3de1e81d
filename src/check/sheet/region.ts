/* Levels of administration from the top; what stands above the organisation's own is another's. */

const LEVELS = '国省州市县区镇乡街'
const REGION =
  /全国(?![^，。,；]{0,8}[日周月]|[^，。,；]{0,16}(?:宣传|教育|活动|服务|行动)[日周月])|全[省市州县区](?![^，。；]{0,16}(?:会|比武|竞赛|评比|表彰|(?:宣传|教育|活动|服务|行动)[日周月]))|[国省市县区]级?平均|(?:全国|省|市|县|区)均值/g

/** 住房和城乡建设局, 乡村振兴局 of a district are no township's. */
const OF_TOWN_AND_COUNTRY = /城乡|乡村|城镇|乡镇/g
const levelOf = (organisation: string): number =>
  Math.max(...[...organisation.replace(OF_TOWN_AND_COUNTRY, '')].map((c) => LEVELS.indexOf(c)))

/** The region that words name, as its level from the top; of several the last: 全县实现168.42亿元，高于全市. One below all where none is. */
export const regionIn = (words: string): number => {
  const found = words.match(REGION)?.at(-1)
  return found === undefined ? LEVELS.length : LEVELS.indexOf([...found].find((c) => LEVELS.includes(c))!)
}

/** The region that the sentence names before a place in it. Without quotations: “全国生态日” and 全国“安全生产月” are names. */
export const regionNear = (text: string, at: number): number =>
  regionIn(/[^。；\n]*$/.exec(text.slice(Math.max(0, at - REACH), at))![0].replace(NAMED_DAY, ''))
const NAMED_DAY = /(?:全国|国际|世界)?(?:第[\d一二三四五六七八九十]+个)?“[^”]*”?/g
const REACH = 48

/** Whether a region stands above the organisation's own: the city's numbers are not the district's. */
export const isAbove = (region: number, organisation: string): boolean => region < levelOf(organisation)
