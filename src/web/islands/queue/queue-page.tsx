import { useEffect } from 'preact/hooks'
import type { Queue } from '../../../pipeline/review-queue.ts'
import { ChoiceField } from '../choice-field.tsx'
import { CODE_NAMES } from '../draft/words.ts'
import { errorsAmong } from '../errors-among.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { typeName } from '../type-name.ts'
import { QueueTable } from './queue-table.tsx'
import { type Filters, useQueue } from './use-queue.ts'
import { walkRows } from './walk-rows.ts'
import { periodName } from './words.ts'

/** What waits for review: flagged drafts with the riskiest first, and clean ones that wait for a signature. */
export function QueuePage({ mayReview }: { mayReview: boolean }) {
  const { filters, choose, queue, trouble, retry } = useQueue()
  useEffect(walkRows, [])
  return (
    <div class="list queue">
      <div class="bar">
        <h1>审核</h1>
        <StatusTabs queue={queue} status={filters.status} choose={(status) => choose({ status, code: '' })} />
      </div>
      <FilterBar queue={queue} filters={filters} choose={choose} />
      {queue && <Kinds queue={queue} code={filters.code} choose={(code) => choose({ code })} />}
      {trouble && <TroubleBox trouble={trouble} retry={retry} />}
      {queue ? <QueueTable queue={queue} mayReview={mayReview} /> : !trouble && <p class="waiting">正在取待审稿件…</p>}
      {queue?.more && <p class="hint">稿件很多，只列出最新的 1000 份。</p>}
      <p class="hint">
        <span class="single">
          <kbd>J</kbd> <kbd>K</kbd> 换行，
        </span>
        <kbd>回车</kbd> 打开
      </p>
    </div>
  )
}

interface FilterBarProps {
  readonly queue: Queue | null
  readonly filters: Filters
  readonly choose: (change: Partial<Filters>) => void
}

/** Whose, which and of when, each choice with how many drafts it has; and in which order. */
function FilterBar({ queue, filters, choose }: FilterBarProps) {
  return (
    <div class="bar filters">
      <ChoiceField
        name="发文机关"
        value={filters.organisation}
        choices={counted(queue?.organisations, filters.organisation, (name) => name)}
        choose={(organisation) => choose({ organisation })}
      />
      <ChoiceField
        name="报告类型"
        value={filters.reportType}
        choices={counted(queue?.reportTypes, filters.reportType, (id) => typeName(id, id))}
        choose={(reportType) => choose({ reportType })}
      />
      <ChoiceField
        name="报告期"
        value={filters.period}
        choices={counted(queue?.periods, filters.period, periodName)}
        choose={(period) => choose({ period })}
      />
      <ChoiceField name="排序" value={filters.order} choices={ORDERS} choose={(order) => choose({ order })} />
    </div>
  )
}

const ORDERS: readonly (readonly [string, string])[] = [
  ['riskiest', '风险高的在前'],
  ['newest', '新的在前'],
]

/** All, and each with how many drafts it has; what is chosen stays among them when it has none any more. */
function counted(
  counts: Readonly<Record<string, number>> = {},
  chosen: string,
  say: (key: string) => string,
): [string, string][] {
  const all = { ...(chosen === '' ? {} : { [chosen]: 0 }), ...counts }
  return [
    ['', '全部'],
    ...Object.entries(all).map(([key, count]): [string, string] => [key, `${say(key)}（${count}）`]),
  ]
}

const TABS = [
  { status: 'flagged', name: '有待核' },
  { status: 'clean', name: '待批准' },
] as const

function StatusTabs({
  queue,
  status,
  choose,
}: {
  queue: Queue | null
  status: string
  choose: (status: string) => void
}) {
  return (
    <fieldset class="tabs" aria-label="状态">
      {TABS.map((tab) => (
        <button type="button" key={tab.status} aria-pressed={tab.status === status} onClick={() => choose(tab.status)}>
          {tab.name} {queue ? (queue.statuses[tab.status] ?? 0) : ''}
        </button>
      ))}
    </fieldset>
  )
}

/** How many findings of each kind there are; a kind chosen leaves the drafts that have it. */
function Kinds({ queue, code, choose }: { queue: Queue; code: string; choose: (code: string) => void }) {
  const kinds = errorsAmong(queue.findings).toSorted(([, a], [, b]) => b - a)
  if (kinds.length === 0) return null
  return (
    <fieldset class="kinds" aria-label="问题种类">
      {kinds.map(([kind, count]) => (
        <button type="button" key={kind} aria-pressed={kind === code} onClick={() => choose(kind === code ? '' : kind)}>
          {CODE_NAMES[kind]} {count}
        </button>
      ))}
    </fieldset>
  )
}
