/** Limits on what one sheet may hold; beyond them the answer is 422. */
export const SHEET_LIMITS = {
  facts: 500,
  notes: 200,
  label: 120,
  note: 4000,
  name: 120,
  aliases: 20,
  value: 100,
} as const
