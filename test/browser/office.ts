import { existsSync, mkdirSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { inject } from 'vitest'

const SCREENSHOTS = '.build/screenshots'
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** How every page is looked at: by day, by night, at 200 % in a window of 1280 × 800, and on a telephone. */
export const VIEWS = [
  { name: 'light', options: {} },
  { name: 'dark', options: { dark: true } },
  { name: 'zoom-200', options: { width: 640, height: 400 } },
  { name: 'narrow-360', options: { width: 360, height: 740 } },
] as const

/** The Chromium that npm brought, or where it does not run the system's. Its own launch arguments crash it. */
export async function openBrowser(): Promise<Browser> {
  const launch = (executablePath: string) =>
    chromium.launch({ executablePath, args: ['--no-sandbox'], headless: true, timeout: 30_000 })
  try {
    return await launch(await sparticuz.executablePath())
  } catch (error) {
    const system = SYSTEM.find((path) => existsSync(path))
    if (!system) throw error
    return launch(system)
  }
}

/** An office PC: a window of its own, with nothing remembered, and every fault of its pages written down. */
export class Office {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors that scripts threw and that the console told, refused policies included. */
  readonly faults: string[]

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
    this.faults = []
    this.watch(page)
  }

  static async open(
    browser: Browser,
    options: { dark?: boolean; width?: number; height?: number; service?: string } = {},
  ): Promise<Office> {
    const context = await browser.newContext({
      baseURL: options.service ?? inject('service'),
      locale: 'zh-CN',
      viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
      colorScheme: options.dark ? 'dark' : 'light',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    context.setDefaultTimeout(30_000)
    return new Office(context, await context.newPage())
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') this.faults.push(message.text())
    })
  }

  /** A second window on the same desk. */
  async another(): Promise<Page> {
    const page = await this.context.newPage()
    this.watch(page)
    return page
  }

  /** Pastes into whatever has the focus, as the clipboard would give it, and waits until it is read. */
  async paste(data: { text?: string; html?: string }, page = this.page): Promise<void> {
    await page.evaluate(async ({ text = '', html }) => {
      const transfer = new DataTransfer()
      transfer.setData('text/plain', text)
      if (html) transfer.setData('text/html', html)
      const target = document.activeElement ?? document.body
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
      // That it is being read is shown with the next frame.
      await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))
    }, data)
    // The page fetches what reads tables with the first paste.
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' })
  }

  /** The cell of the table in that row and column, both from 0. */
  cell(row: number, column: number) {
    return this.page.locator(`[data-at="${row}:${column}"]`)
  }

  /** Selects the words of a figure in the editor, as a mouse drawn over them does. */
  async selectAll(figure: Locator): Promise<void> {
    const box = (await figure.boundingBox())!
    const middle = box.y + box.height / 2
    await this.page.mouse.move(box.x + 1, middle)
    await this.page.mouse.down()
    await this.page.mouse.move(box.x + box.width - 1, middle, { steps: 4 })
    await this.page.mouse.up()
  }

  /** All rows as their cells' words. */
  rows(): Promise<string[][]> {
    return this.page
      .locator('.grid tbody tr:not(.fault-line)')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('input')].map((input) => input.value)))
  }

  async fillExample(reportType: string): Promise<void> {
    await this.page.goto('/')
    await this.page.getByLabel('报告类型').selectOption(reportType)
    await this.page.getByRole('button', { name: '试填示例' }).click()
    await this.page.locator('.grid').waitFor()
  }

  /** Presses 起草 and waits for the text in the editor. */
  async draft(): Promise<void> {
    await this.page.getByRole('button', { name: '起草', exact: true }).click()
    await this.page.locator('.cm-content').waitFor({ timeout: 40_000 })
  }

  async screenshot(name: string, page = this.page): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true })
    await page.screenshot({ path: `${SCREENSHOTS}/${name}.png` })
  }

  close(): Promise<void> {
    return this.context.close()
  }
}
