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

/** The facts beside the text: which are written, which are not, and a way from each to its figures or into the text. */
export function FactList({ sheet, check, pointed, point, goTo, insert }: FactListProps) {
  const spoken = new Set(
    check?.figures.flatMap((figure) =>
      figure.status === 'flagged' ? [] : [figure.factId, ...(figure.derivation?.facts ?? [])],
    ),
  )
  const omitted = new Set(check?.coverage.omitted)
  const wrong = new Set(check?.figures.flatMap((figure) => (figure.status === 'flagged' ? [figure.factId] : [])))
  // A wrong figure speaks of its fact all the same: it is to be mended, not written once more.
  const isUsed = (fact: Fact) => wrong.has(fact.id) || (spoken.has(fact.id) && !omitted.has(fact.id))
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('.is-pointed')?.scrollIntoView({ block: 'nearest' })
  }, [pointed])
  const unused = sheet.facts.filter((fact) => !isUsed(fact)).length
  const clauseOf = useClauses(sheet, unused > 0 && insert !== null)
  return (
    <section class="facts" aria-label="数据">
      <div class="bar">
        <h2>数据</h2>
        <span class="count">
          {sheet.facts.length} 项{unused > 0 ? `，${unused} 项没有写到` : '，全部写到'}
        </span>
      </div>
      <ul ref={list}>
        {sheet.facts.map((fact) => (
          <li
            key={fact.id}
            class={`fact${isUsed(fact) ? '' : ' is-unused'}${wrong.has(fact.id) ? ' is-flagged' : ''}${fact.partOf ? ' is-part' : ''}${pointed === fact.id ? ' is-pointed' : ''}`}
            onMouseEnter={() => point(fact.id)}
            onMouseLeave={() => point(null)}
            draggable={insert !== null && !isUsed(fact)}
            onDragStart={(event) => event.dataTransfer?.setData('text/plain', `${clauseOf(fact)}。`)}
          >
            <button
              type="button"
              class="fact-go"
              disabled={insert === null && !isUsed(fact)}
              title={
                isUsed(fact)
                  ? '到正文中的这个数'
                  : insert
                    ? `插入到光标处，也可拖入正文：${clauseOf(fact)}`
                    : '正文没有写到'
              }
              onClick={() => (isUsed(fact) ? goTo(fact.id) : insert?.(clauseOf(fact), fact))}
              onFocus={() => point(fact.id)}
              onBlur={() => point(null)}
            >
              <span class="fact-mark" aria-hidden="true">
                {wrong.has(fact.id) ? '!' : isUsed(fact) ? '✓' : '○'}
              </span>
              <span class="fact-label">{fact.label}</span>
              <span class="fact-value">{writtenValue(fact)}</span>
              <Comparisons fact={fact} />
              {insert && !isUsed(fact) && <span class="fact-insert">插入正文</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Writes facts as clauses. What makes good sentences of them comes when a fact is left to write; until then they are plain. */
function useClauses(sheet: FactSheet, wanted: boolean): (fact: Fact) => string {
  const [clauseOf, setClauseOf] = useState(() => (fact: Fact) => `${fact.label}${writtenValue(fact)}`)
  useEffect(() => {
    if (!wanted) return
    import('../../../pipeline/fact-sentence.ts').then(
      ({ factClause }) => setClauseOf(() => (fact: Fact) => factClause(fact, sheet)),
      () => {},
    )
  }, [wanted, sheet])
  return clauseOf
}

function Comparisons({ fact }: { fact: Fact }) {
  const said = [
    fact.lastYear === null ? '' : `上年同期 ${fact.lastYear}`,
    fact.lastPeriod === null ? '' : `上期 ${fact.lastPeriod}`,
    fact.target === null ? '' : `目标 ${fact.target}`,
  ].filter((each) => each !== '')
  return said.length === 0 ? null : <span class="fact-more">{said.join('　')}</span>
}
