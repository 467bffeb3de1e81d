import { type Classified, classifyPassage } from './classify-passage.ts'

/** A piece of a sample report, with the headings above it and what it was found to be. */
export interface SplitPassage extends Classified {
  readonly text: string
  /** Headings above it without their numbers, outermost first. */
  readonly headings: readonly string[]
}

/** Below this a line is no paragraph to learn from: a salutation, a signature, a date. */
const SHORTEST = 24
/** What stands before the first heading is the lead; a report without headings has one too, and then goes on. */
const LEAD_PARAGRAPHS = 2
/** A paragraph longer than this is cut into its 一是、二是 units: one problem, one measure each. */
const LONG = 120

/**
 * Splits a report, Markdown or plain text, into passages: a paragraph, or one 一是、二是 unit of a long paragraph.
 * The title, 主送, 文号, 落款 and date are no passages. Pure.
 */
export function splitSample(text: string): SplitPassage[] {
  const above: string[] = []
  const passages: SplitPassage[] = []
  for (const block of blocksOf(text)) {
    if (block.kind === 'heading') {
      above.length = Math.min(above.length, block.depth)
      above[block.depth] = block.text
    } else {
      const outer = above.filter((heading) => heading !== undefined)
      const lead = outer.length === 0 && passages.length < LEAD_PARAGRAPHS
      const { topic, units } = unitsOf(block.text)
      const headings = topic === null ? outer : [...outer, topic]
      for (const unit of units) {
        if (unit.length < SHORTEST) continue
        const classified = classifyPassage(unit, { headings, lead })
        passages.push({ text: unit, headings, ...classified })
      }
    }
  }
  return passages
}

type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }

/** The report's lines as headings (depth 0 is a chapter) and paragraphs; what stands outside the body is left out. */
function blocksOf(text: string): Block[] {
  const lines = withLists(linesOf(text))
  return lines.map((line, at) => headingOf(line, lines[at + 1]) ?? { kind: 'paragraph', text: line })
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/\*\*([^*]+)\*\*/g, '$1')
        .replace(/(?<=[。；：])\s+/g, '')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('# '))
    .filter((line, at, lines) => isNumbered(line) || announces(line, lines[at + 1]) || !OUTSIDE.test(line))
}

/** A sentence that a list follows: 例如： with (1)…；(2)…。 below it. */
const announces = (line: string, next: string | undefined): boolean =>
  /[：:]$/.test(line) && !isNumbered(line) && next !== undefined && ITEM.test(next)

/** A list belongs to the sentence that announces it: together they are one paragraph. */
function withLists(lines: readonly string[]): string[] {
  const joined: string[] = []
  let open = false
  for (const [at, line] of lines.entries()) {
    const continues: boolean = open && ITEM.test(line)
    if (continues) joined[joined.length - 1] += line
    else joined.push(line)
    open = continues || announces(line, lines[at + 1])
  }
  return joined
}

/** Salutation, 文号, 成文日期, 附注 and signature: a line of its own without a sentence in it. */
const OUTSIDE = /^[^。；]{2,40}[：:]$|^[^\s。]{1,8}〔\d{4}〕\d+号$|^\d{4}年\d{1,2}月\d{1,2}日$|^（此件[^）]*）$/

const CHAPTER = /^[一二三四五六七八九十]{1,3}、\s*/
const SECTION = /^[（(][一二三四五六七八九十]{1,3}[)）]\s*、?/
/** 一是高标准、严要求，掀起整治新高潮。 on a line of its own heads what follows. */
const UNIT = /^[一二三四五六七八九十]{1,2}是(?=[^。]+。?$)/
const ITEM = /^(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）])\s*/

/** A Markdown heading, or a short numbered line that holds no full sentence beside its own and is no item of a list. */
function headingOf(line: string, next: string | undefined): Block | null {
  const markdown = /^(#{2,6})\s+(.*)$/.exec(line)
  const bare = (markdown ? markdown[2]! : line).trim()
  const depth = markdown
    ? markdown[1]!.length - 2
    : CHAPTER.test(bare)
      ? 0
      : SECTION.test(bare) || UNIT.test(bare)
        ? 1
        : 2
  const name = withoutNumber(bare)
    .replace(UNIT, '')
    .replace(/[。：:；，]$/, '')
  if (markdown) return { kind: 'heading', depth, text: name }
  const listed = ITEM.test(bare) && (next === undefined || ITEM.test(next) || bare.endsWith('；'))
  return isNumbered(bare) && !listed && name.length <= 32 && !/[。；]/.test(name)
    ? { kind: 'heading', depth, text: name }
    : null
}

const isNumbered = (line: string): boolean => [CHAPTER, SECTION, UNIT, ITEM].some((form) => form.test(line))
const withoutNumber = (line: string): string => line.replace(CHAPTER, '').replace(SECTION, '').replace(ITEM, '')

/** 一是…二是…, 一要…, 其一，…, 第一，…: where one unit of a paragraph begins. */
const UNIT_FORM = /^(?:[一二三四五六七八九十]{1,2}(?:是|要)|其[一二三四五六]，|第[一二三四五六七八九十]，)/
const UNIT_START = new RegExp(`(?<=^|[。；：:])(?=${UNIT_FORM.source.slice(1)})`)

interface Units {
  /** What a paragraph says before its units: their heading; null where it has none. */
  readonly topic: string | null
  readonly units: readonly string[]
}

/** The paragraph without its number, or where it is long its 一是、二是 units, each a passage of its own under its topic sentence. */
function unitsOf(paragraph: string): Units {
  const whole = withoutNumber(paragraph)
  const parts = whole.split(UNIT_START).map((unit) => unit.trim())
  const [before, ...rest] = UNIT_FORM.test(parts[0]!) ? ['', ...parts] : parts
  if (whole.length <= LONG || rest.length < 2) return { topic: null, units: [whole] }
  const topic = /^[^。：]{4,40}(?=[。：])/.exec(before!)?.[0] ?? null
  const more = topic === null ? before! : before!.slice(topic.length + 1)
  return { topic, units: more === '' ? rest : [before!, ...rest] }
}
