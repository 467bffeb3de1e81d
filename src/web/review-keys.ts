/** What a key asks for on the review page. */
export type Wish =
  | 'next'
  | 'previous'
  | 'fix'
  | 'fix-kind'
  | 'dismiss'
  | 'dismiss-kind'
  | 'undo'
  | 'edit'
  | 'approve'
  | 'history'
  | 'help'
  | 'take-over'
  | 'onward'
  | 'cancel'
  | { readonly reason: number }

/** Every key with what it does, as the buttons and the help name it. */
export const KEYS: readonly { readonly wish: Wish; readonly key: string; readonly says: string }[] = [
  { wish: 'next', key: 'J', says: '下一处（也可按 F8）' },
  { wish: 'previous', key: 'K', says: '上一处（也可按 Shift+F8）' },
  { wish: 'fix', key: 'A', says: '采用建议' },
  { wish: 'fix-kind', key: 'Shift+A', says: '同类问题一并采用建议' },
  { wish: 'dismiss', key: 'D', says: '说明理由后保留，再按 1 至 4 选理由' },
  { wish: 'dismiss-kind', key: 'Shift+D', says: '同类问题一并保留' },
  { wish: 'undo', key: 'U', says: '撤销上一步' },
  { wish: 'edit', key: 'E', says: '动手改文字，按 Esc 改完' },
  { wish: 'approve', key: 'P', says: '批准（待核为 0 时）' },
  { wish: 'history', key: 'H', says: '经过与对照' },
  { wish: 'onward', key: 'N', says: '批准后打开下一份' },
  { wish: 'take-over', key: 'T', says: '接手别的窗口或已到期的占用' },
  { wish: 'help', key: '?', says: '打开这张表' },
]
