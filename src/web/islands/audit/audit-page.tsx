import { useEffect, useState } from 'preact/hooks'
import { AUDIT_ACTIONS } from '../../../domain/audit-actions.ts'
import { ChoiceField } from '../choice-field.tsx'
import { getAudit, queryOf } from '../service/audit.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { usePages } from '../use-pages.ts'
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
  const read = (before: number | null) => getAudit(filters, before)
  const { items: entries, trouble, more, again } = usePages(read, filters)
  useEffect(() => {
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
      {trouble && <TroubleBox trouble={trouble} retry={again} />}
      {entries ? (
        <AuditTable entries={entries} chooseObject={(object) => choose({ object })} />
      ) : (
        !trouble && <p class="waiting">正在取审计记录…</p>
      )}
      {more && (
        <button type="button" class="more" onClick={more}>
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
      <ChoiceField
        name="事项"
        value={filters.action}
        choices={[['', '全部'], ...Object.entries(AUDIT_ACTIONS)]}
        choose={(action) => choose({ action })}
      />
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
