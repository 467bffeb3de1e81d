/** Why a number of a sentence was left unread, in words for the person who pasted it. */
export const REASONS = {
  unnamed: '看不出这个数说的是哪项指标，句子已留作文字材料',
  unheld: '这个数值放不进表格，句子已留作文字材料',
  ofMany: '前面并列了几项，看不出这个数说的是其中哪一项，句子已留作文字材料',
  damaged: '数字旁边的文字已损坏，请对照原件补上',
  otherChange: '与前面那项指标的单位不同，看不出是不是它的变化，句子已留作文字材料',
  noTime: '没有写明是上年同期还是上期的数，表格里没有它的栏目，已留作文字材料',
  otherUnit: '与前面那项指标的单位不同，看不出是不是它的数，句子已留作文字材料',
  noColumn: '表格里没有放这个比例的栏目，已留作文字材料',
  turnUnknown: '看不出“分别”后的数各是哪一项的，句子已留作文字材料',
  turnUnlike: '“分别”后的数与前面各项对不上，句子已留作文字材料',
  turnUnits: '“分别”后各数的单位与前面各项对不上，句子已留作文字材料',
  otherTime: '表格里没有这个时期的栏目，已留作文字材料',
} as const
