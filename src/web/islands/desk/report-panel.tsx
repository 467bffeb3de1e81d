import type { OutlinedSection } from '../../../domain/draft.ts'
import { REPORT_TYPES, type ReportType } from '../../../domain/report-type.ts'
import { PARTS } from './parts.ts'
import { headingOf, type Settings } from './sheet.ts'

interface ReportPanelProps {
  readonly settings: Settings
  readonly type: ReportType
  readonly change: (change: Partial<Settings>) => void
}

/** Which report, whose, of when. */
export function ReportPanel({ settings, type, change }: ReportPanelProps) {
  return (
    <form class="report-form" onSubmit={(event) => event.preventDefault()}>
      <label class="field wide">
        <span>报告类型</span>
        <select value={settings.reportType} onChange={(event) => change({ reportType: event.currentTarget.value })}>
          {REPORT_TYPES.map((each) => (
            <option value={each.id} key={each.id}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <label class="field wide">
        <span>发文机关</span>
        <input
          value={settings.organisation}
          placeholder={type.level === '乡镇' ? '如：云溪镇人民政府' : '如：青川生态环境分局'}
          onInput={(event) => change({ organisation: event.currentTarget.value })}
        />
      </label>
      <div class="field-pair">
        <label class="field">
          <span>年份</span>
          <input
            type="number"
            min={1949}
            max={2100}
            value={settings.year}
            onInput={(event) => change({ year: Number(event.currentTarget.value) })}
          />
        </label>
        <label class="field">
          <span>报告期</span>
          <select value={settings.part} onChange={(event) => change({ part: event.currentTarget.value })}>
            {PARTS.map(([value, name]) => (
              <option value={value} key={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="field wide">
        <span>
          主送机关 <em>可不填</em>
        </span>
        <input
          value={settings.recipient}
          placeholder={type.recipient ?? '不写主送机关'}
          onInput={(event) => change({ recipient: event.currentTarget.value })}
        />
      </label>
      <label class="field wide">
        <span>
          成文日期 <em>可不填</em>
        </span>
        <input
          type="date"
          value={settings.issuedOn}
          onInput={(event) => change({ issuedOn: event.currentTarget.value })}
        />
      </label>
    </form>
  )
}

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The report's outline with how many facts and notes each section has. */
export function OutlineView({ type, sections }: { type: ReportType; sections: readonly OutlinedSection[] }) {
  const filled = new Map(sections.map((section) => [section.id, section]))
  const named = type.chapters.filter((chapter) => chapter.heading !== null)
  return (
    <section class="outline" aria-label="报告提纲">
      <h3>报告提纲</h3>
      <ol>
        {type.chapters.map((chapter) => {
          const number = chapter.heading === null ? null : HAN[named.indexOf(chapter)]
          return (
            <li key={chapter.heading ?? 'lead'}>
              <span class="outline-chapter">{number ? `${number}、${chapter.heading}` : '导语'}</span>
              {chapter.sections.length > 1 || chapter.sections[0]?.kind === 'work' ? (
                <ol>
                  {chapter.sections.map((section) => (
                    <OutlineLine name={headingOf(type, section.id)} section={filled.get(section.id)} key={section.id} />
                  ))}
                </ol>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function OutlineLine({ name, section }: { name: string; section: OutlinedSection | undefined }) {
  const facts = section?.facts.length ?? 0
  const notes = section?.notes.length ?? 0
  const said = [facts > 0 ? `${facts} 项数据` : '', notes > 0 ? `${notes} 条材料` : ''].filter((each) => each !== '')
  return (
    <li class={said.length > 0 ? 'is-filled' : ''}>
      <span>{name}</span>
      <small>{said.join('，')}</small>
    </li>
  )
}
