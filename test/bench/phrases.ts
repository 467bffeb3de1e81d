/**
 * A dense measure of false alarms: templates of official prose (fixtures/phrases) instantiated over the facts of every
 * marked sheet, each number true by construction. Prints per template the true figures accused, worst first, and the
 * falsehoods not found.
 *
 *     node test/bench/phrases.ts [--most 40] [--show 3] [--only 字] [--missed digit|neighbour|last-year|direction|base|all]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { spokenSheets } from './phrases/sheets.ts'
import { SPOILS } from './phrases/spoil.ts'
import { PHRASES } from './phrases/subject.ts'
import { type Tally, total } from './phrases/tally.ts'
import { type Template, templatesOf } from './phrases/template.ts'
import { type Score, scoreOf, statementsOf } from './phrases/trial.ts'

/** The templates of all files. */
export const allTemplates = (): Template[] =>
  readdirSync(PHRASES)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => templatesOf(readFileSync(join(PHRASES, file), 'utf8')))

const tell = (line: string) => process.stdout.write(`${line}\n`)
const share = ({ bad, all }: Tally) => `${bad} / ${all}（${all ? ((bad / all) * 100).toFixed(2) : '0.00'}%）`
function tellScores(title: string, scores: readonly Score[], of: (score: Score) => Tally, show: number): void {
  tell(`\n== ${title}：${share(total(scores.map(of)))}`)
  const worst = scores.filter((score) => of(score).bad > 0).sort((a, b) => of(b).bad - of(a).bad)
  for (const score of worst) {
    tell(`${share(of(score)).padEnd(20)} ${score.template.kind}  ${score.template.source}`)
    for (const example of of(score).examples.slice(0, show)) tell(`    · ${example}`)
  }
}

function tellKinds(scores: readonly Score[]): void {
  const kinds = Map.groupBy(scores, ({ template }) => template.kind)
  for (const [kind, of] of kinds) {
    const missed = SPOILS.map((spoil) => `${spoil} ${share(total(of.map((score) => score.missed[spoil])))}`).join('  ')
    tell(
      `${kind}（${of.length}）  独句 ${share(total(of.map(({ alone }) => alone)))}  成段 ${share(total(of.map(({ among }) => among)))}`,
    )
    tell(`    未查出：${missed}`)
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      most: { type: 'string', default: '40' },
      show: { type: 'string', default: '2' },
      only: { type: 'string' },
      missed: { type: 'string' },
    },
  })
  const sheets = spokenSheets()
  const templates = allTemplates()
  const asked = templates.filter(({ source, kind }) => !values.only || `${kind} ${source}`.includes(values.only))
  const scores = asked.map((template) =>
    scoreOf(template, statementsOf(template, sheets, Number(values.most)), templates),
  )
  for (const score of scores) if (score.alone.all === 0) tell(`无一指标可套：${score.template.source}`)
  const show = Number(values.show)
  const spoils = SPOILS.filter((spoil) => values.missed === spoil || values.missed === 'all')
  for (const spoil of spoils) tellScores(`未查出 ${spoil}`, scores, ({ missed }) => missed[spoil], show)
  if (spoils.length === 0) {
    tellScores('成段误报', scores, ({ among }) => among, show)
    tellScores('独句误报', scores, ({ alone }) => alone, show)
  }
  tell('')
  tellKinds(scores)
  const say = (name: string, of: (score: Score) => Tally) => tell(`${name} ${share(total(scores.map(of)))}`)
  tell(`\n${sheets.length} 份数据表、${templates.length} 个句式`)
  say('独句误报', ({ alone }) => alone)
  say('成段误报', ({ among }) => among)
  for (const spoil of SPOILS) say(`未查出 ${spoil}`, ({ missed }) => missed[spoil])
}
