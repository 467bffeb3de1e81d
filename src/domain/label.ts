/** A label without the 其中 that only says that it is a part: 其中：镇级河长 → 镇级河长. */
export const withoutAmong = (label: string): string => label.replace(/^\s*其中\s*[:：,，、]?\s*/, '')
