/** Why a finding is left as it stands, by its key from 1; the one after them wants words of its own. */
export const REASONS = ['口径不同', '正确但未入库', '非数据数字'] as const
/** The key for a reason in words of its own. */
export const OTHER_REASON = REASONS.length + 1
