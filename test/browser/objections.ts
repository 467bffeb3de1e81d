import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe-core has against the page, in words that a failing test shows. The page's policy keeps scripts out, so it is let in past it. */
export async function objections(page: Page): Promise<string[]> {
  const client = await page.context().newCDPSession(page)
  const evaluate = async (expression: string) =>
    (await client.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })).result.value
  await evaluate(axe.source)
  const found = await evaluate('axe.run().then(({ violations }) => JSON.stringify(violations))')
  const violations = JSON.parse(String(found)) as axe.Result[]
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** Widths that stick out of the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
