import type { AuditAction, Deed } from '../domain/audit.ts'
import type { Sample, StoredPassage } from '../domain/passage.ts'
import type { SampleMarks } from '../pipeline/ports.ts'

/** What the audit log says of a report: its title, type and year; its id names its words. */
export const stateOf = ({ title, reportType, year }: SampleMarks): string =>
  [`《${title}》`, reportType ?? '类型未定', year === null ? '年份未定' : `${year}年`].join('，')
export const placeOf = ({ section, themes }: Pick<StoredPassage, 'section' | 'themes'>): string =>
  [section ?? '不属于任何部分', ...themes].join('，')
export const ofSampleDeed = (action: AuditAction, id: string): Deed => ({ action, object: `sample/${id}` })
export const addedDeed = (sample: Sample): Deed => ({
  ...ofSampleDeed('sample.add', sample.id),
  after: stateOf(sample),
})
