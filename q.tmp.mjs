import { read } from './src/check/read.ts'
const period = { year: 2026, quarter: 2 }
for (const t of process.argv.slice(2)) { console.log(t); for (const m of read(t,{period})) console.log('   ', m.text, m.kind, m.exempt??'', m.presumed?'presumed '+m.presumed:'', m.role??'', m.stated?.approx??'', m.trace.join(' < '), m.notes.map(n=>n.rule+' '+n.fix).join()) }
