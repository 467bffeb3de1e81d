import { each, faultAt } from './rule.ts'

/** xx条, 202x年, X月X日, 某镇: a blank that nobody filled. */
export const placeholder = each(({ mention, claim }) =>
  mention.kind !== 'placeholder'
    ? null
    : faultAt('placeholder', mention, `“${mention.text}”是未填写的占位，请补填后再提交`, {
        factId: claim?.fact?.id ?? null,
      }),
)
