import type { SampleInput } from './take-in-sample.ts'

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/

/** What a Markdown file says of itself between the lines --- at its head, and the text below. */
export function frontMatterOf(content: string): { said: ReadonlyMap<string, string>; body: string } {
  const text = content.replace(/\r\n/g, '\n').replace(/^\ufeff/, '')
  const front = FRONT_MATTER.exec(text)
  const said = new Map(
    (front?.[1] ?? '').split('\n').flatMap((line) => {
      const [, key, value] = /^(\w+):\s*(.+)$/.exec(line) ?? []
      return key && value ? [[key, value.trim()] as const] : []
    }),
  )
  return { said, body: front ? text.slice(front[0].length) : text }
}

/**
 * Reads a sample report kept as Markdown with front matter (title, reportType, year, source). What the front matter does
 * not say is taken from the text: the first heading is the title, the first year of the title the year.
 */
export function readSampleFile(content: string, fileName: string): SampleInput {
  const { said, body } = frontMatterOf(content)
  const title = said.get('title') ?? /^#\s+(.+)$/m.exec(body)?.[1] ?? firstLineOf(body) ?? fileName
  const year = said.get('year') ?? /(20\d{2})年/.exec(title)?.[1]
  return {
    title,
    reportType: said.get('reportType') ?? null,
    year: year === undefined ? null : Number(year),
    source: said.get('source') ?? fileName,
    text: body.trim(),
  }
}

const firstLineOf = (body: string): string | undefined =>
  body
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '')
    ?.slice(0, 80)
