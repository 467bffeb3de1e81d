import {readFileSync,readdirSync,existsSync} from 'node:fs'
const sets=readdirSync('fixtures').filter(s=>/^(bench|trial|unseen)/.test(s))
let n=0,f=0,py={},units=new Map(),fields={},pk={},lab=[],keys={}
for(const s of sets)for(const k of ['township','district']){const d=`fixtures/${s}/${k}`;if(!existsSync(d))continue;for(const x of readdirSync(d)){const c=JSON.parse(readFileSync(`${d}/${x}`));n++;const p=c.factSheet.period;const kk=Object.keys(p).filter(a=>a!='year').join();pk[kk+(p[kk]??'')]=(pk[kk+(p[kk]??'')]??0)+1
for(const a of c.factSheet.facts){f++;units.set(a.unit,(units.get(a.unit)??0)+1);for(const z of ['lastYear','lastPeriod','target','partOf'])if(a[z]!=null)fields[z]=(fields[z]??0)+1;for(const z in a)keys[z]=(keys[z]??0)+1;lab.push([s+k+x,a.label,a.value,a.unit,a.lastYear,a.lastPeriod,a.target].join('\t'))}}}
console.log(n,f,pk,fields,keys);console.log([...units].sort((a,b)=>b[1]-a[1]).map(a=>a.join(' ')).join(' · '))
import {writeFileSync} from 'node:fs';writeFileSync('/tmp/p1-labels.txt',lab.join('\n'))
