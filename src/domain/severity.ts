/** The closed list of finding codes, with the severity that each always has (contract.md, Finding codes). */
export const SEVERITY = {
  'value-mismatch': 'error',
  unsupported: 'error',
  misattributed: 'error',
  'unit-mismatch': 'error',
  direction: 'error',
  derivation: 'error',
  period: 'error',
  placeholder: 'error',
  inconsistent: 'error',
  qualifier: 'warning',
  rounded: 'warning',
  damaged: 'error',
  leaked: 'error',
  omitted: 'warning',
  convention: 'warning',
} as const
