import type { Draft } from '../../src/domain/draft.ts'
import { FactSheet, type FactSheetInput } from '../../src/domain/fact-sheet.ts'
import type { Finding } from '../../src/domain/finding.ts'

const SHEET: FactSheetInput = {
  reportType: 'township-quarterly',
  organisation: '云溪镇人民政府',
  recipient: '青川县人民政府',
  period: { year: 2026, quarter: 2 },
  issuedOn: '2026-07-06',
  facts: [
    { id: 'inspectors', label: '出动巡查人员', value: '1204', unit: '人次', lastYear: '1075' },
    { id: 'village', label: '村级巡查人员', value: '900', unit: '人次', partOf: 'inspectors' },
    { id: 'rate', label: '秸秆综合利用率', value: '96.5%' },
  ],
}

export const TITLE = '云溪镇人民政府2026年第二季度推进绿色发展工作自评报告'
/** A report with each kind of line that an official document has. */
export const REPORT = [
  TITLE,
  '青川县人民政府：',
  '现将有关情况报告如下：',
  '一、主要做法',
  '（一）严格巡查管控',
  '出动巡查人员1204人次，同比增长12.0%。',
  '（二）压实责任。各村（社区）层层签订责任书，把任务落到实处。',
  '1.开展宣传。悬挂横幅60条。',
  '二、下一步打算',
  '继续抓好各项工作。',
  '特此报告。',
  '云溪镇人民政府',
  '2026年7月6日',
].join('\n')

export interface DraftParts {
  readonly text?: string
  readonly sheet?: Partial<FactSheetInput>
  readonly findings?: readonly Finding[]
  readonly status?: Draft['status']
}

/** A draft as the service would hold it, judged as `findings` say. */
export function draftOf({ text = REPORT, sheet = {}, findings = [], status = 'clean' }: DraftParts = {}): Draft {
  const flagged = findings.some(({ severity }) => severity === 'error')
  return {
    id: 'd1',
    status: flagged ? 'flagged' : status,
    version: 2,
    businessKey: null,
    title: text.split('\n')[0]!,
    factSheet: FactSheet.parse({ ...SHEET, ...sheet }),
    text,
    sections: [],
    check: {
      verdict: flagged ? 'flagged' : 'clean',
      figures: [],
      findings: [...findings],
      coverage: { required: 3, used: 3, omitted: [] },
    },
    receipt: null,
    approval: null,
    dismissals: [],
    reason: null,
    createdAt: '2026-07-06T01:00:00.000Z',
    updatedAt: '2026-07-06T02:00:00.000Z',
  }
}

/** A finding on the first place where those words stand. */
export function findingOn(words: string, report = REPORT, change: Partial<Finding> = {}): Finding {
  const start = report.indexOf(words)
  if (start < 0) throw new Error(`“${words}” is not in the report`)
  return {
    id: 'f1',
    code: 'value-mismatch',
    severity: 'error',
    start,
    end: start + words.length,
    text: words,
    message: `“${words}”与填报值不符`,
    factId: null,
    expected: '1240人次',
    fix: null,
    ...change,
  }
}
