import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fact, FactSheet } from '../../../domain/fact-sheet.ts'
import type { Check } from '../../../domain/finding.ts'
import { writtenValue } from './words.ts'

interface FactListProps {
  readonly sheet: FactSheet
  readonly check: Check | null
  readonly pointed: string | null
  readonly point: (factId: string | null) => void
  readonly goTo: (factId: string) => void
  /** Puts a clause that tells the fact into the text; null where the text is only read. */
  readonly insert: ((clause: string, fact: Fact) => void) | null
}

/** How a fact stands in the text. */
type Standing = 'told' | 'wrong' | 'untold'

/** The facts beside the text: which are written, which are not, and a way from each to its figures or into the text. */
export function FactList({ sheet, check, pointed, point, goTo, insert }: FactListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => showPointed(list.current), [pointed])
  const standing = standingsIn(check)
  const untold = sheet.facts.filter((fact) => standing(fact) === 'untold').length
  const clauseOf = useClauses(sheet, check !== null && untold > 0 && insert !== null)
  // Whoever clicks before the sentences have come gets one all the same, a moment later.
  const put = async (fact: Fact) => insert?.((await sentences(sheet))(fact), fact)
  return (
    <section class="facts" aria-label="数据">
      <div class="bar">
        <h2>数据</h2>
        <span class="count">
          {sheet.facts.length} 项{untold > 0 ? `，${untold} 项没有写到` : '，全部写到'}
        </span>
      </div>
      <ul ref={list}>
        {sheet.facts.map((fact) => (
          <FactRow
            fact={fact}
            standing={standing(fact)}
            pointed={pointed === fact.id}
            point={point}
            goTo={() => goTo(fact.id)}
            clause={insert && standing(fact) === 'untold' ? clauseOf(fact) : null}
            insert={() => put(fact)}
            key={fact.id}
          />
        ))}
      </ul>
    </section>
  )
}

/** Brings the lit row into view where its column scrolls by itself; in a narrow window the page stays at the text. */
function showPointed(list: Element | null): void {
  const column = list?.closest('aside')
  const [row, seen] = [list?.querySelector('.is-pointed'), column].map((each) => each?.getBoundingClientRect())
  if (column && row && seen && (row.top < seen.top || row.bottom > seen.bottom))
    column.scrollTop += row.top - seen.top - seen.height / 2
}

/** A wrong figure speaks of its fact all the same: it is to be mended, not written once more. */
function standingsIn(check: Check | null): (fact: Fact) => Standing {
  const figures = check?.figures ?? []
  const wrong = new Set(figures.flatMap(({ status, factId }) => (status === 'flagged' ? [factId] : [])))
  const told = new Set(
    figures.flatMap(({ status, factId, derivation }) =>
      status === 'flagged' ? [] : [factId, ...(derivation?.facts ?? [])],
    ),
  )
  const omitted = new Set(check?.coverage.omitted)
  return ({ id }) => (wrong.has(id) ? 'wrong' : told.has(id) && !omitted.has(id) ? 'told' : 'untold')
}

const MARKS: Readonly<Record<Standing, string>> = { told: '✓', wrong: '!', untold: '○' }
const CLASSES: Readonly<Record<Standing, string>> = { told: '', wrong: ' is-flagged', untold: ' is-unused' }

interface FactRowProps {
  readonly fact: Fact
  readonly standing: Standing
  readonly pointed: boolean
  readonly point: (factId: string | null) => void
  /** To its figure in the text. */
  readonly goTo: () => void
  /** An untold fact as a clause; null where the text is only read. */
  readonly clause: string | null
  readonly insert: () => void
}

function FactRow({ fact, standing, pointed, point, goTo, clause, insert }: FactRowProps) {
  const hint = clause === null ? '正文没有写到' : `插入到光标处，也可拖入正文：${clause}`
  return (
    <li
      class={`fact${CLASSES[standing]}${fact.partOf ? ' is-part' : ''}${pointed ? ' is-pointed' : ''}`}
      onMouseEnter={() => point(fact.id)}
      onMouseLeave={() => point(null)}
      draggable={clause !== null}
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', `${clause}。`)}
    >
      <button
        type="button"
        class="fact-go"
        disabled={standing === 'untold' && clause === null}
        title={standing === 'untold' ? hint : '到正文中的这个数'}
        onClick={() => (clause === null ? goTo() : insert())}
        onFocus={() => point(fact.id)}
        onBlur={() => point(null)}
      >
        <span class="fact-mark" aria-hidden="true">
          {MARKS[standing]}
        </span>
        <span class="fact-label">{fact.label}</span>
        <span class="fact-value">{writtenValue(fact)}</span>
        <Comparisons fact={fact} />
        {clause !== null && <span class="fact-insert">插入正文</span>}
      </button>
    </li>
  )
}

type Clauses = (fact: Fact) => string

const plainly: Clauses = (fact) => `${fact.label}${writtenValue(fact)}`

/** Writes facts as clauses. What makes good sentences of them comes when a fact is left to write; where it cannot be had they are plain. */
const sentences = (sheet: FactSheet): Promise<Clauses> =>
  import('../../../pipeline/fact-sentence.ts').then(
    ({ factClause }) =>
      (fact) =>
        factClause(fact, sheet),
    () => plainly,
  )

/** The clauses as they can be told at once: plain until the sentences have come. */
function useClauses(sheet: FactSheet, wanted: boolean): Clauses {
  const [clauseOf, setClauseOf] = useState(() => plainly)
  useEffect(() => {
    if (wanted) sentences(sheet).then((come) => setClauseOf(() => come))
  }, [wanted, sheet])
  return clauseOf
}

/** A line breaks between two of them, not inside one. */
function Comparisons({ fact }: { fact: Fact }) {
  const said = [
    fact.lastYear === null ? '' : `上年同期\u00a0${fact.lastYear}`,
    fact.lastPeriod === null ? '' : `上期\u00a0${fact.lastPeriod}`,
    fact.target === null ? '' : `目标\u00a0${fact.target}`,
  ].filter((each) => each !== '')
  return said.length === 0 ? null : <span class="fact-more">{said.join('　')}</span>
}
