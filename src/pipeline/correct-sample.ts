import type { SampleDetail } from '../domain/passage.ts'
import { Problem } from '../domain/problem.ts'
import { reportTypeOf } from '../domain/report-type.ts'
import { PASSAGE_SECTIONS, PASSAGE_THEMES } from './classify-passage.ts'
import type { PassageCorrection, PassagePlace, SampleCorrection, SampleMarks, Samples } from './ports.ts'

/** One report of the library. Throws Problem 'not-found'. */
export async function openSample(org: string, id: string, samples: Samples): Promise<SampleDetail> {
  const found = await samples.get(org, id)
  if (!found) throw new Problem('not-found', '范文库里没有这一篇')
  return found
}

/** Takes an own report out of the library. Throws Problem 'not-found', and 'forbidden' on an embedded one. */
export async function deleteSample(org: string, id: string, samples: Samples): Promise<void> {
  await ownSample(org, id, samples, '删去')
  await samples.delete(org, id)
}

/** What somebody wants a report to be taken for, and what it was when they looked; without that, what stands is overwritten. */
export interface AskedMarks extends SampleCorrection {
  readonly seen?: SampleMarks | undefined
}

/**
 * Corrects what was guessed of an own report: its title, type or year. Gives the report as it is then.
 * Throws Problem 'conflict' where somebody else corrected it since it was `seen`.
 */
export async function correctSample(
  org: string,
  id: string,
  { seen, ...correction }: AskedMarks,
  samples: Samples,
): Promise<SampleDetail> {
  const { reportType } = correction
  if (reportType && !reportTypeOf(reportType)) throw unknownReportType(reportType)
  const stands = await ownSample(org, id, samples, '修改')
  if (seen && marksOf(seen) !== marksOf(stands))
    throw movedOn('这篇范文', marksOf(stands), marksOf({ ...seen, ...givenIn(correction) }))
  const done = await samples.correct(org, id, correction, stands)
  // Somebody was quicker in this very moment: look again, and tell or overwrite as above.
  return done ? openSample(org, id, samples) : correctSample(org, id, { seen, ...correction }, samples)
}

/** What somebody wants a passage to be taken for, and what it was when they looked; without that, what stands is overwritten. */
export interface AskedPlace extends PassageCorrection {
  readonly seen?: PassagePlace | undefined
}

/**
 * Corrects what a passage of an own report was taken for: its section or themes. Gives the report as it is then.
 * Throws Problem 'conflict' where somebody else corrected the passage since it was `seen`.
 */
export async function correctPassage(
  org: string,
  id: string,
  passageId: string,
  { seen, ...correction }: AskedPlace,
  samples: Samples,
): Promise<SampleDetail> {
  refuseUnknown('section', correction.section ? [correction.section] : [], PASSAGE_SECTIONS)
  refuseUnknown(
    'themes',
    correction.themes ?? [],
    PASSAGE_THEMES.map(({ name }) => name),
  )
  const { contents } = await ownSample(org, id, samples, '修改')
  const passage = contents.find((one) => one.id === passageId)
  if (!passage) throw new Problem('not-found', '这篇范文里没有这个段落')
  if (seen && toldOf(seen) !== toldOf(passage))
    throw movedOn('这段', toldOf(passage), toldOf({ ...seen, ...definedIn(correction) }))
  const done = await samples.correctPassage(org, id, passageId, correction, passage)
  // Somebody was quicker in this very moment: look again, and tell or overwrite as above.
  return done ? openSample(org, id, samples) : correctPassage(org, id, passageId, { seen, ...correction }, samples)
}

const toldOf = ({ section, themes }: PassagePlace): string => [section ?? '不属于任何部分', ...themes].join('、')
const definedIn = ({ section, themes }: PassageCorrection): Partial<PassagePlace> => ({
  ...(section !== undefined && { section }),
  ...(themes && { themes: [...themes] }),
})

const marksOf = ({ title, reportType, year }: SampleMarks): string =>
  [
    `《${title}》`,
    reportType === null ? '类型未定' : (reportTypeOf(reportType)?.name ?? reportType),
    year === null ? '年份未定' : `${year} 年`,
  ].join('、')
const givenIn = (correction: SampleCorrection): Partial<SampleMarks> =>
  Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined))

const movedOn = (what: string, stands: string, wanted: string): Problem =>
  new Problem('conflict', `${what}刚被别人改为“${stands}”，你要改为“${wanted}”，没有保存；请看过现在的再改`, {
    places: [{ path: 'seen', message: `现在是：${stands}` }],
  })

/** The error on a report type that nobody knows. */
export const unknownReportType = (reportType: string): Problem =>
  new Problem('unknown-report-type', `没有“${reportType.slice(0, 30)}”这种报告类型`, {
    places: [{ path: 'reportType', message: '见 GET /v1/report-types' }],
  })

async function ownSample(org: string, id: string, samples: Samples, verb: string): Promise<SampleDetail> {
  const found = await openSample(org, id, samples)
  if (found.embedded) throw new Problem('forbidden', `《${found.title}》是内置范文，各单位共用，不能${verb}`)
  return found
}

function refuseUnknown(path: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.filter((name) => !known.includes(name))
  if (unknown.length === 0) return
  const message = `应为下列之一：${known.join('、')}`
  throw new Problem('invalid', `没有“${unknown.join('、').slice(0, 60)}”，${message}`, { places: [{ path, message }] })
}
