/** The endpoint that stands for the addresses named with single drafts (`callbackUrl`). */
export const CALLBACK_ENDPOINT = 'callback'

/** What an organisation's systems can be told of, that a draft has come to a new status, as pages call it. */
export const WEBHOOK_EVENTS = {
  'draft.clean': '数字有据，待批准',
  'draft.flagged': '有数字待核',
  'draft.approved': '已批准',
  'draft.failed': '起草未完成',
} as const
