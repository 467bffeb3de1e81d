import type { Outlined, OutlinedSection } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { type ItemStyle, type ReportType, sectionsOf } from '../domain/report-type.ts'
import { outline } from './outline.ts'
import { fillPattern, periodWords, shortPeriod } from './period-words.ts'
import type { Prompts } from './ports.ts'
import { plain } from './spoken-label.ts'
import words from './template/indicator-words.json' with { type: 'json' }
import { marker } from './template/markers.ts'
import openings from './template/openings.json' with { type: 'json' }
import { plansOf } from './template/plans.ts'
import { problemsOf } from './template/problems.ts'
import { type ChiefTheme, chiefThemes, focusOf, isHome, planThemes } from './template/report-themes.ts'
import { type Speaker, speakerOf } from './template/speaker.ts'
import type { LeadOf } from './template/telling.ts'
import { proseOf } from './template/theme-prose.ts'
import { pick, seedOf } from './template/vary.ts'
import { bareView, workView } from './template/work-view.ts'

/** What the template drafter draws on beside the section itself. */
export interface TemplateContext {
  readonly sheet: FactSheet
  readonly type: ReportType
  readonly prompts: Prompts
}

interface Desk extends TemplateContext {
  readonly outlined: Outlined
  readonly speaker: Speaker
  /** The chief theme of each work section, in reading order. */
  readonly chiefs: readonly ChiefTheme[]
  /** Decides among wordings: the same sheet always reads the same. */
  readonly seed: number
}

/** Lines are numbered one level below what they stand under: （一） under 一、, 1. under （一）. */
function styleOf({ id, heading }: OutlinedSection, type: ReportType): ItemStyle | undefined {
  const style = sectionsOf(type).find((section) => section.id === id)?.items
  return style === undefined || style === '一是' ? style : heading === null ? '（一）' : '1.'
}

function lead(desk: Desk): string {
  const { sheet, type, speaker, prompts, outlined } = desk
  const pattern = isHome(outlined) ? type.opening.environment : type.opening.general
  const focus = focusOf(outlined)
  // 扎实推进重点工作 where nothing can be named: 重点任务等重点工作 says it twice.
  const opening = fillPattern(focus === '' ? pattern.replace(/\{focus\}等(?=重点|各项)/, '') : pattern, {
    period: periodWords(sheet.period),
    self: speaker.self,
    focus: focus || proseOf(null).noun,
  })
  return prompts.render('template/lead', { opening, leadIn: type.leadIn })
}

/** A label that names its own subject needs no 全镇 before it. */
const OWN_SUBJECT = /^(?:全|辖区|我|镇|乡|县|区|市|党|开展党|班子|每|各|\d|[一二三四五六七八九十]季度|年|期末|累计)/

const PLACE = /^.{1,5}?(?:镇|乡|村|社区|街道)(?=.)/

/** 青石镇办结率 beside 白河镇办结率: the label names whose figure it is. */
function namesPlace({ label }: Fact, { facts }: FactSheet): boolean {
  const [place] = PLACE.exec(label) ?? ['']
  const matter = label.slice(place.length)
  return place !== '' && facts.some((fact) => fact.label !== label && fact.label.replace(PLACE, '') === matter)
}

/** The first section tells period and area, the third who acts. The others begin with the fact. */
function leadOf(section: OutlinedSection, { outlined, sheet, speaker }: Desk): LeadOf {
  const told = outlined.sections.filter(({ kind, facts }) => kind === 'work' && facts.length > 0)
  const rank = told.findIndex(({ id }) => id === section.id)
  const first = told[0]?.themes.length === 0 ? 1 : 0
  return (phrase) => {
    if (phrase.stage !== '') return ''
    const named = OWN_SUBJECT.test(phrase.verb + phrase.object) || namesPlace(phrase.fact, sheet)
    const who = named ? '' : words.own.includes(phrase.verb) ? speaker.self : speaker.whole
    if (section.themes.length === 0 || (rank === first && phrase.verb === '共有')) return who
    if (rank !== first) return rank === first + 2 && phrase.act ? who : ''
    return shortPeriod(sheet.period) + (named && phrase.act ? '' : '，') + who
  }
}

/** Plans do not answer to problems that nobody has told. */
function introOf(kind: 'problems' | 'plans', { outlined, sheet, seed }: Desk): string {
  const problems = outlined.sections.find((section) => section.kind === 'problems')
  const told = kind === 'problems' || (problems !== undefined && problemsOf(problems, sheet).length > 0)
  return pick(told ? openings[kind] : openings.plansAlone, seed)!
}

function items(
  kind: 'problems' | 'plans',
  list: readonly { head: string | null; text: string }[],
  style: ItemStyle | undefined,
  desk: Desk,
): string {
  if (list.length === 0) return openings.gaps[kind]
  const { self } = desk.speaker
  const [only] = list
  if (list.length === 1 && only!.head !== null)
    return `${fillPattern(openings.onePlan, { self, head: only!.head })}${only!.text}。`
  const intro = fillPattern(introOf(kind, desk), { self })
  const numbered = list.map((item, index) => ({
    ...item,
    ...(list.length > 1 ? marker(style ?? '一是', index) : { break: '', marker: '' }),
  }))
  return desk.prompts.render('template/items', { intro, items: numbered })
}

function work(section: OutlinedSection, desk: Desk): string {
  const { sheet, type, prompts, seed, chiefs } = desk
  const at = chiefs.findIndex(({ id }) => id === section.id)
  const used = chiefs.slice(0, at).filter(({ theme }) => theme === chiefs[at]!.theme).length
  const view = workView(section, sheet, styleOf(section, type), leadOf(section, desk), { seed, used })
  return prompts.render('template/work', view).trim() || openings.gaps.work
}

const desks = new WeakMap<FactSheet, Desk>()

/** Lays out once what all sections of a sheet draw on. */
function deskFor(context: TemplateContext): Desk {
  const { sheet, type } = context
  const known = desks.get(sheet)
  if (known && known.type === type && known.prompts === context.prompts) return known
  const outlined = outline(sheet, type)
  const desk: Desk = {
    ...context,
    outlined,
    chiefs: chiefThemes(outlined),
    speaker: speakerOf(plain(sheet.organisation), type),
    seed: seedOf(JSON.stringify([sheet.organisation, sheet.period, sheet.facts.map(({ id }) => id)])),
  }
  desks.set(sheet, desk)
  return desk
}

/**
 * Drafts a section without a model: slot text, in which code later writes every figure. The same sheet always gives the
 * same words; nothing is said that facts and notes do not hold, beyond the aims and measures usual for a theme.
 * Given only some of the section's facts, it tells these alone, to be added to what a model wrote.
 */
export function draftByTemplate(section: OutlinedSection, context: TemplateContext): string {
  const { sheet, type } = context
  const desk = deskFor(context)
  const whole = desk.outlined.sections.find(({ id }) => id === section.id)
  if (whole && section.facts.length > 0 && section.facts.length < whole.facts.length)
    return context.prompts.render('template/work', bareView(section, sheet))
  const style = styleOf(section, type)
  switch (section.kind) {
    case 'lead':
      return lead(desk)
    case 'problems':
      return items(
        'problems',
        problemsOf(section, sheet).map((text) => ({ head: null, text })),
        style,
        desk,
      )
    case 'plans':
      return items('plans', plansOf(section, sheet, planThemes(desk.outlined), desk.seed), style, desk)
    default:
      return work(section, desk)
  }
}
