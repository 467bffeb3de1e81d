import { isClaim } from '../layout.ts'
import type { Mention } from '../mention.ts'
import { read } from '../read.ts'
import type { Rule } from './rule.ts'

const key = (mention: Mention): string =>
  `${mention.stated?.digits} ${mention.stated?.unit?.name ?? mention.stated?.unitText}`

/** The number comes from a style reference, not from the facts. */
export const leaked: Rule = ({ sheet, judged, hidden }) => {
  if (hidden.length === 0) return []
  const sources = new Map<string, string>()
  for (const { text, source } of hidden)
    for (const mention of read(text, { period: sheet.period })) if (isClaim(mention)) sources.set(key(mention), source)
  return judged.flatMap(({ mention, claim }) => {
    const source = claim || !isClaim(mention) ? undefined : sources.get(key(mention))
    if (source === undefined) return []
    return [
      {
        code: 'leaked' as const,
        start: mention.start,
        end: mention.end,
        message: `“${mention.text}”出自范文《${source.replace(/^《|》$/g, '')}》，不是本单位填报的数据`,
        factId: null,
        expected: null,
        fix: null,
      },
    ]
  })
}
