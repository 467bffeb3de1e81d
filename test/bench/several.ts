/**
 * Statements about several facts (fixtures/phrases-several) over every marked sheet: how many of their true numbers are
 * accused. `each`: from how many sheets a template is filled.
 *
 *     node test/bench/several.ts [each, 50 unless told]
 */
import { sources, statements } from './several/corpus.ts'
import { alarmOf } from './several/measure.ts'

const all = statements(sources(), Number(process.argv[2] ?? 50))
const told = all.reduce((sum, one) => sum + one.told.length, 0)
const accused = all.reduce((sum, one) => sum + (alarmOf(one)?.numbers ?? 0), 0)
process.stdout.write(`误报 ${accused} / ${told}（${((accused / told) * 100).toFixed(2)}%），${all.length} 句\n`)
