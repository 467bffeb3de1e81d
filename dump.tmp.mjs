import {readFileSync,readdirSync,existsSync} from 'node:fs'
const sets=readdirSync('fixtures').filter(n=>/^(bench|trial\d*|unseen\d*)$/.test(n))
let nf=0,n=0,parts=0,ly=0,lp=0,tg=0
const units=new Map()
for(const s of sets)for(const k of ['township','district']){const d=`fixtures/${s}/${k}`;if(!existsSync(d))continue
for(const f of readdirSync(d).filter(x=>/^\d.*json$/.test(x))){const c=JSON.parse(readFileSync(`${d}/${f}`));n++;
 for(const x of c.factSheet.facts){nf++;if(x.partOf)parts++;if(x.lastYear!=null)ly++;if(x.lastPeriod!=null)lp++;if(x.target!=null)tg++;units.set(x.unit,(units.get(x.unit)??0)+1)}
 if(process.argv[2]===`${s}/${k}/${f}`||process.argv[2]==='all'&&n%12==0){console.log(s,k,f,c.factSheet.organisation,JSON.stringify(c.factSheet.period));for(const x of c.factSheet.facts)console.log(' ',x.id,x.label,x.value,x.unit,'ly',x.lastYear??'-','lp',x.lastPeriod??'-','t',x.target??'-',x.partOf??'',(x.aliases??[]).join('/'))
 const m=new Set();for(const t of [...c.drafts,...c.wrong])for(const g of t.text.matchAll(/¦=((?:share|sum|difference|multiple)\([^)]*\))/g))m.add(g[1]);console.log([...m].join(' '))}
}}
console.log({n,nf,parts,ly,lp,tg});console.log([...units].sort((a,b)=>b[1]-a[1]).map(([u,c])=>u+c).join(' '))
