import { afterEach, beforeEach } from 'vitest'
import { browser } from './browser.ts'
import { Office } from './office.ts'

/** An office PC for each test of the file that imports this, at the service that all browser tests share. */
export let office: Office
beforeEach(async () => {
  office = await Office.open(browser)
})
afterEach(() => office.close())
