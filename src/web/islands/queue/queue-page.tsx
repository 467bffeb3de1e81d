import { useEffect, useRef, useState } from 'preact/hooks'
import { type FindingCode, SEVERITY } from '../../../domain/finding.ts'
import type { Queue } from '../../../pipeline/review-queue.ts'
import { CODE_NAMES } from '../draft/words.ts'
import { singleKeysWork } from '../review/single-keys.ts'
import { type Trouble, troubleOf } from '../service/client.ts'
import { getQueue } from '../service/reviews.ts'
import { TroubleBox } from '../trouble-box.tsx'
import { typeName } from '../type-name.ts'
import { QueueTable } from './queue-table.tsx'
import { periodName } from './words.ts'

const AGAIN_MS = 20_000
const FIRST = { status: 'flagged', organisation: '', reportType: '', period: '', code: '', order: 'riskiest' }
type Filters = typeof FIRST

/** The filters stand in the address: a reload, or the way back from a draft, finds them again. */
const filtersInAddress = (): Filters => {
  const said = new URLSearchParams(location.search)
  return Object.fromEntries(Object.entries(FIRST).map(([name, first]) => [name, said.get(name) ?? first])) as Filters
}

/** What waits for review: flagged drafts with the riskiest first, and clean ones that wait for a signature. */
export function QueuePage({ mayReview }: { mayReview: boolean }) {
  const [filters, setFilters] = useState(filtersInAddress)
  const [queue, setQueue] = useState<Queue | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const asked = useRef(0)

  const fetchQueue = async () => {
    const turn = ++asked.current
    try {
      const found = await getQueue(filters)
      if (turn === asked.current) {
        setQueue(found)
        setTrouble(null)
        // Whoever chose nothing is shown where work waits.
        const { flagged = 0, clean = 0 } = found.statuses
        if (asked.current === 1 && !location.search && flagged === 0 && clean > 0) choose({ status: 'clean' })
      }
    } catch (error) {
      if (turn === asked.current) setTrouble(troubleOf(error))
    }
  }
  useEffect(() => {
    fetchQueue()
    const chosen = Object.entries(filters).filter(([name, value]) => value !== FIRST[name as keyof Filters])
    history.replaceState(null, '', chosen.length > 0 ? `?${new URLSearchParams(chosen)}` : location.pathname)
    const timer = setInterval(() => document.visibilityState === 'visible' && fetchQueue(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [filters])
  useEffect(walkRows, [])

  const choose = (change: Partial<Filters>) => setFilters((now) => ({ ...now, ...change }))
  return (
    <div class="list queue">
      <div class="bar">
        <h1>审核</h1>
        <StatusTabs queue={queue} status={filters.status} choose={(status) => choose({ status, code: '' })} />
      </div>
      <div class="bar filters">
        <Choice
          name="发文机关"
          counts={queue?.organisations}
          value={filters.organisation}
          say={(organisation) => organisation}
          choose={(organisation) => choose({ organisation })}
        />
        <Choice
          name="报告类型"
          counts={queue?.reportTypes}
          value={filters.reportType}
          say={(id) => typeName(id, id)}
          choose={(reportType) => choose({ reportType })}
        />
        <Choice
          name="报告期"
          counts={queue?.periods}
          value={filters.period}
          say={periodName}
          choose={(period) => choose({ period })}
        />
        <label class="field inline">
          <span>排序</span>
          <select value={filters.order} onChange={(event) => choose({ order: event.currentTarget.value })}>
            <option value="riskiest">风险高的在前</option>
            <option value="newest">新的在前</option>
          </select>
        </label>
      </div>
      {queue && <Kinds queue={queue} code={filters.code} choose={(code) => choose({ code })} />}
      {trouble && <TroubleBox trouble={trouble} retry={fetchQueue} />}
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

interface ChoiceProps {
  readonly name: string
  readonly counts: Readonly<Record<string, number>> | undefined
  readonly value: string
  readonly say: (key: string) => string
  readonly choose: (key: string) => void
}
/** A filter with how many drafts each choice has. */
const Choice = ({ name, counts = {}, value, say, choose }: ChoiceProps) => (
  <label class="field inline">
    <span>{name}</span>
    <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
      <option value="">全部</option>
      {Object.entries({ ...(value === '' ? {} : { [value]: 0 }), ...counts }).map(([key, count]) => (
        <option value={key} key={key}>
          {say(key)}（{count}）
        </option>
      ))}
    </select>
  </label>
)

/** How many findings of each kind there are; a kind chosen leaves the drafts that have it. */
function Kinds({ queue, code, choose }: { queue: Queue; code: string; choose: (code: string) => void }) {
  const kinds = Object.entries(queue.findings)
    .filter(([kind]) => SEVERITY[kind as FindingCode] === 'error')
    .toSorted(([, a], [, b]) => b - a)
  if (kinds.length === 0) return null
  return (
    <fieldset class="kinds" aria-label="问题种类">
      {kinds.map(([kind, count]) => (
        <button type="button" key={kind} aria-pressed={kind === code} onClick={() => choose(kind === code ? '' : kind)}>
          {CODE_NAMES[kind as FindingCode]} {count}
        </button>
      ))}
    </fieldset>
  )
}

/** j and k move between the rows, as on the review page. */
function walkRows(): () => void {
  const hear = (event: KeyboardEvent) => {
    if (
      !singleKeysWork() ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      /^(?:INPUT|SELECT)$/.test(document.activeElement?.tagName ?? '')
    )
      return
    const move = { KeyJ: 1, KeyK: -1 }[event.code]
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue tbody a')]
    if (move === undefined || links.length === 0) return
    event.preventDefault()
    const here = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[here < 0 ? 0 : (here + move + links.length) % links.length]?.focus()
  }
  addEventListener('keydown', hear)
  return () => removeEventListener('keydown', hear)
}
