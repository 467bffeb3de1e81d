import { each } from './rule.ts'

/** xx条, 202x年, X月X日, 某镇: a blank that nobody filled. */
export const placeholder = each(({ mention, claim }) =>
  mention.kind !== 'placeholder'
    ? null
    : {
        code: 'placeholder',
        start: mention.start,
        end: mention.end,
        message: `“${mention.text}”是未填写的占位，请补填后再提交`,
        factId: claim?.fact?.id ?? null,
        expected: null,
        fix: null,
      },
)
