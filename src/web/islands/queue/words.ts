/** A period's key as people write it: 2026q2 → 2026年第二季度. */
export function periodName(key: string): string {
  const [, year, part = '', number = ''] = /^(\d{4})(?:([qhm])(\d+))?$/.exec(key) ?? []
  if (part === 'q') return `${year}年第${'一二三四'[Number(number) - 1]}季度`
  if (part === 'h') return `${year}年${number === '1' ? '上' : '下'}半年`
  return part === 'm' ? `${year}年${number}月` : `${year}年度`
}
