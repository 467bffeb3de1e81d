import { readFileSync, writeFileSync } from 'node:fs'

const PAGE = 'docs/retrieval.md'

/** Puts lines between `<!-- measured NAME -->` and `<!-- end -->` of docs/retrieval.md. */
export function writeTable(name: string, lines: readonly string[]): void {
  const page = readFileSync(PAGE, 'utf8')
  const place = new RegExp(`(?<=<!-- measured ${name} -->\n)[\\s\\S]*?(?=<!-- end -->)`)
  if (!place.test(page)) throw new Error(`${PAGE} has no place for ${name}`)
  writeFileSync(
    PAGE,
    page.replace(place, () => `${lines.join('\n')}\n`),
  )
}
