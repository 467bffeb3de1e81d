import { useEffect, useRef, useState } from 'preact/hooks'
import type { AuditEntry } from '../../../domain/audit.ts'
import { AUDIT_ACTIONS } from '../../../domain/audit-actions.ts'
import { getAudit, queryOf } from '../service/audit.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { AuditTable } from './audit-table.tsx'
import { VerifyLine } from './verify-line.tsx'

const NO_FILTERS = { actor: '', action: '', object: '', from: '', until: '' }
type Filters = typeof NO_FILTERS

/** The filters stand in the address: a reload finds them again, and one auditor can send them to another. */
const filtersInAddress = (): Filters => {
  const said = new URLSearchParams(location.search)
  return Object.fromEntries(Object.keys(NO_FILTERS).map((name) => [name, said.get(name) ?? ''])) as Filters
}

/** The log as the auditor reads it: filters, the proof that nothing was changed, and files to take along. */
export function AuditPage() {
  const [filters, setFilters] = useState(filtersInAddress)
  const [entries, setEntries] = useState<readonly AuditEntry[] | null>(null)
  const [next, setNext] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = useRef(0)

  const read = async (before: number | null) => {
    const turn = ++asked.current
    try {
      const page = await getAudit(filters, before)
      if (turn !== asked.current) return
      setEntries((known) => [...(before === null ? [] : (known ?? [])), ...page.entries])
      setNext(page.next)
      setTrouble(null)
    } catch (error) {
      if (turn === asked.current) setTrouble(troubleOf(error))
    }
  }
  useEffect(() => {
    read(null)
    const query = queryOf(filters)
    history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname)
  }, [filters])

  const choose = (change: Partial<Filters>) => setFilters((now) => ({ ...now, ...change }))
  return (
    <div class="list audit">
      <div class="bar">
        <h1>审计记录</h1>
        <VerifyLine />
      </div>
      <FilterBar filters={filters} choose={choose} />
      {trouble && (
        <div class="trouble" role="alert">
          <strong>{trouble.message}</strong>
        </div>
      )}
      {entries ? (
        <AuditTable entries={entries} chooseObject={(object) => choose({ object })} />
      ) : (
        !trouble && <p class="waiting">正在取审计记录…</p>
      )}
      {next !== null && (
        <button type="button" class="more" onClick={() => read(next)}>
          更早的记录
        </button>
      )}
      <Takeaway filters={filters} />
    </div>
  )
}

function FilterBar({ filters, choose }: { filters: Filters; choose: (change: Partial<Filters>) => void }) {
  const hear = (name: keyof Filters) => (event: { readonly currentTarget: HTMLInputElement }) =>
    choose({ [name]: event.currentTarget.value.trim() })
  const text = (name: keyof Filters, label: string) => (
    <label class="field inline">
      <span>{label}</span>
      <input type="search" value={filters[name]} onChange={hear(name)} />
    </label>
  )
  const day = (name: keyof Filters, label: string) => (
    <label class="field inline">
      <span>{label}</span>
      <input type="date" value={filters[name]} onChange={hear(name)} />
    </label>
  )
  return (
    <div class="bar filters">
      {text('actor', '操作者')}
      <label class="field inline">
        <span>事项</span>
        <select value={filters.action} onChange={(event) => choose({ action: event.currentTarget.value })}>
          <option value="">全部</option>
          {Object.entries(AUDIT_ACTIONS).map(([id, name]) => (
            <option value={id} key={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {text('object', '对象')}
      {day('from', '自')}
      {day('until', '至')}
      {Object.values(filters).some((value) => value !== '') && (
        <button type="button" onClick={() => choose(NO_FILTERS)}>
          清除筛选
        </button>
      )}
    </div>
  )
}

/** The chosen entries as files; fetching one is itself recorded. */
function Takeaway({ filters }: { filters: Filters }) {
  const address = (format: string): string => {
    const query = queryOf(filters)
    query.set('format', format)
    return `/v1/audit/export?${query}`
  }
  return (
    <p class="hint takeaway">
      按以上筛选导出：<a href={address('csv')}>表格（CSV）</a>　<a href={address('jsonl')}>逐条核验用（JSONL）</a>
      <span>导出也会记入审计记录。记录只增不改，保存不少于六个月。</span>
    </p>
  )
}
