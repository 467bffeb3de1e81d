// node probe.tmp.mjs <label substring> <text>: finds sheet with a fact of that label and explains
import {readFileSync,readdirSync,existsSync} from 'node:fs'
import {check} from './src/check/check.ts'
import {FactSheet} from './src/domain/fact-sheet.ts'
const [,,lab,...texts]=process.argv
let found
for(const s of readdirSync('fixtures').filter(s=>/^(bench|trial|unseen)/.test(s)))for(const k of ['township','district']){const d=`fixtures/${s}/${k}`;if(!existsSync(d)||found)continue;for(const x of readdirSync(d)){if(!x.endsWith('.json'))continue;const c=JSON.parse(readFileSync(`${d}/${x}`)).factSheet;if(c.facts.some(f=>f.label.includes(lab))){found=FactSheet.parse(c);console.log(d,x,JSON.stringify(c.period));for(const f of c.facts)if(f.label.includes(lab))console.log(' ',JSON.stringify(f));break}}}
for(const t of texts){console.log('»',t);const r=check(found,t,{explain:true});for(const f of r.figures)console.log('  ',f.text,f.status,f.factId??'',f.role??'',f.derivation?.rule??'',JSON.stringify(f.trace??f.explain));for(const f of r.findings)if(f.code!=='omitted')console.log('   !',f.code,f.severity,f.text,f.message)}
