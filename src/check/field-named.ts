import type { Frame } from './frame.ts'
import type { Field } from './sheet-index.ts'

const FIELD: Readonly<Record<string, Field>> = {
  level: 'value',
  'prior yoy': 'lastYear',
  'prior qoq': 'lastPeriod',
  'target target': 'target',
}
/** The cell that a number cites by its words alone; undefined for a change, a share and the like. */
export const fieldNamed = ({ role, base }: Frame): Field | undefined => FIELD[base === null ? role : `${role} ${base}`]
