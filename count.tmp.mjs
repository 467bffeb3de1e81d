import { createRequire } from 'node:module'
import { globSync, readFileSync } from 'node:fs'
const need = createRequire(process.cwd()+'/package.json')
const nested = createRequire(need.resolve('@stryker-mutator/core'))
const { Instrumenter } = await import(nested.resolve('@stryker-mutator/instrumenter'))
const silent = new Proxy({}, { get: (_, name) => (/^is/.test(name) ? () => false : () => {}) })
const ins = new Instrumenter(silent)
const files = globSync('src/check/**/*.ts').filter(f=>f.includes(process.argv[2]??''))
const { mutants } = await ins.instrument(files.map(f=>({name:f,mutate:true,content:readFileSync(f,'utf8')})), { plugins: null, ignorers: [], excludedMutations: [], noHeader: true, mutators: null })
const by = {}, lines={}
for (const m of mutants) { const f=m.fileName.slice(10); by[f]??={n:0,re:0}; by[f].n++; if(m.mutatorName==='Regex'){by[f].re++; const k=f+':'+(m.location.start.line+1); lines[k]=(lines[k]??0)+1} }
const half = /^(scan|context|lexicon|tabular)\/|^(read|reading|scan|classify|normalise)\.ts/
let n=0,r=0,hn=0,hr=0; for (const [f,b] of Object.entries(by)) { n+=b.n; r+=b.re; if(half.test(f)){hn+=b.n;hr+=b.re} }
console.log(n,r,'half',hn,hr)
for (const [k,c] of Object.entries(lines).sort((a,b)=>b[1]-a[1]).slice(0,+(process.argv[3]??45))) console.log(c,k)
