import { REPORT_TYPES, type ReportType } from '../../../domain/report-type.ts'
import { ChoiceField } from '../choice-field.tsx'
import { PARTS } from './parts.ts'
import type { Settings } from './sheet.ts'

interface ReportPanelProps {
  readonly settings: Settings
  readonly type: ReportType
  readonly change: (change: Partial<Settings>) => void
}

/** Which report, whose, of when. */
export const ReportPanel = ({ settings, type, change }: ReportPanelProps) => (
  <form class="report-form" onSubmit={(event) => event.preventDefault()}>
    <ChoiceField
      name="报告类型"
      class="field wide"
      value={settings.reportType}
      choices={REPORT_TYPES.map(({ id, name }) => [id, name] as const)}
      choose={(reportType) => change({ reportType })}
    />
    <label class="field wide">
      <span>发文机关</span>
      <input
        value={settings.organisation}
        placeholder={type.level === '乡镇' ? '如：云溪镇人民政府' : '如：青川生态环境分局'}
        onInput={(event) => change({ organisation: event.currentTarget.value })}
      />
    </label>
    <Period settings={settings} change={change} />
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

const Period = ({ settings, change }: Pick<ReportPanelProps, 'settings' | 'change'>) => (
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
    <ChoiceField
      name="报告期"
      class="field"
      value={settings.part}
      choices={PARTS}
      choose={(part) => change({ part })}
    />
  </div>
)
