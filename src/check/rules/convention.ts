import type { Rule } from './rule.ts'

/** 数字用法 (GB/T 15835) and units that are not the official form: what reading noted, said as findings. */
export const convention: Rule = ({ judged }) =>
  judged
    // a form that is mended around the wrong word would still be false
    .filter(({ claim }) => !(claim?.of === 'derived' && !claim.directionHolds))
    .flatMap(({ mention, claim }) =>
      mention.notes.map(({ rule, span, message, fix }) => ({
        code: 'convention' as const,
        start: span.start,
        end: span.end,
        message: fix === null ? `${message}（${rule}）` : `${message}，建议写作“${fix}”（${rule}）`,
        factId: claim?.fact?.id ?? null,
        expected: null,
        fix: fix === null ? null : { start: span.start, end: span.end, text: fix },
      })),
    )
