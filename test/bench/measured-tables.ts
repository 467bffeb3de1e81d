import { readFileSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, totalmem } from 'node:os'

/** Puts lines between `<!-- measured NAME -->` and `<!-- end -->` of a page. Throws where the page has no such place. */
export function writeTable(name: string, lines: readonly string[], page = 'docs/retrieval.md'): void {
  const text = readFileSync(page, 'utf8')
  const place = new RegExp(`(?<=<!-- measured ${name} -->\n)[\\s\\S]*?(?=<!-- end -->)`)
  if (!place.test(text)) throw new Error(`${page} has no place for ${name}`)
  writeFileSync(
    page,
    text.replace(place, () => `${lines.join('\n')}\n`),
  )
}

/** When and on what the figures were taken, and how busy that was, in a line. Asked before the measuring begins. */
export function takenOn(): string {
  const [first] = cpus()
  const model = first?.model.trim().replace(/\s+/g, ' ')
  const memory = Math.round(totalmem() / 2 ** 30)
  const day = new Date().toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
  return `${day}，${model ?? '处理器型号不明'}，${cpus().length} 核，${memory} GB 内存，${platform()} ${arch()}，Node ${process.version}，开始时负载 ${loadavg()[0]!.toFixed(1)}`
}
