import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { REPORT_TYPES } from '../../src/domain/report-type.ts'
import { office } from './each-office.ts'

/** What Excel puts on the clipboard: merged cells, a class that indents, a footnote. */
const EXCEL = `<html><head><style>.xl66 { mso-char-indent-count:1; padding-left:9px; }</style></head><body><table>
<tr><td colspan=6>二季度生态环境工作情况表</td></tr>
<tr><td>序号</td><td>指标名称</td><td>单位</td><td>本季度</td><td>上年同期</td><td>目标</td></tr>
<tr><td>1</td><td>出动巡查人员</td><td>人次</td><td>1,204</td><td>1075</td><td>1000</td></tr>
<tr><td>2</td><td>环评审批</td><td rowspan=3>件</td><td>26</td><td>30</td><td></td></tr>
<tr><td></td><td class=xl66>报告书</td><td>5</td><td></td><td></td></tr>
<tr><td></td><td class=xl66>报告表</td><td>21</td><td></td><td></td></tr>
<tr><td>3</td><td>罚款金额</td><td>万元</td><td>xx</td><td>120</td><td></td></tr>
<tr><td colspan=6>注：数据截至6月30日</td></tr></table></body></html>`

describe('from the clipboard to a checked draft', () => {
  it('reads an Excel table, has what is unreadable mended, drafts, flags a changed figure and mends it', async () => {
    const { page } = office
    await page.goto('/')
    await office.screenshot('1-empty')
    await page.getByLabel('在这里粘贴表格或文字').focus()
    await office.paste({ html: EXCEL, text: 'plain words that are not used' })
    expect(await office.rows()).toEqual([
      ['出动巡查人员', '1,204', '人次', '1075', '', '1000', '', ''],
      ['环评审批', '26', '件', '30', '', '', '', ''],
      ['报告书', '5', '件', '', '', '', '', '环评审批'],
      ['报告表', '21', '件', '', '', '', '', '环评审批'],
      ['罚款金额', 'xx', '万元', '120', '', '', '', ''],
    ])
    expect(await page.locator('.fault-line').textContent()).toContain('“xx”还没有填实')
    expect(await page.locator('.left-out').textContent()).toContain('表下注释')
    await page.getByLabel('发文机关').fill('云溪镇人民政府')
    expect(await page.locator('.foot-words').textContent()).toContain('1 格需要改正')
    await office.screenshot('2-pasted-with-fault')

    await office.cell(4, 1).click()
    await page.keyboard.type('36.5')
    await page.keyboard.press('Enter')
    await page.getByLabel('文字材料').fill('召开大气污染治理推进会，与各村（社区）签订目标责任书')
    await office.draft()
    await page.locator('.verdict.is-clean').waitFor()
    expect(page.url()).toMatch(/\/drafts\/\w+$/)
    const text = await page.locator('.cm-content').textContent()
    expect(text).toContain('云溪镇')
    expect(await page.locator('.cm-content [data-status=matched]').count()).toBeGreaterThan(3)
    await office.screenshot('3-draft-clean')

    const figure = page.locator('.cm-content [data-status=matched][data-fact=f1]').first()
    await figure.click()
    expect(await page.locator('.fact.is-pointed').textContent()).toContain('出动巡查人员')
    await office.selectAll(figure)
    await page.keyboard.type('1240人次')
    await page.locator('.verdict.is-flagged').waitFor()
    expect(await page.locator('.finding').first().textContent()).toMatch(/1,?204人次/)
    await office.screenshot('4-draft-flagged')
    await page.locator('.finding .primary').first().click()
    await page.locator('.verdict.is-clean').waitFor()
    await page.getByText(/已保存 \d/).waitFor()

    await page.reload()
    await page.locator('.cm-content').waitFor()
    expect(await page.locator('.cm-content').textContent()).toMatch(/1,?204人次/)
    expect(office.faults).toEqual([])
  })

  it.each(REPORT_TYPES.map((type) => [type.id]))(
    'drafts the example of %s with every figure borne out',
    async (type) => {
      await office.fillExample(type)
      await office.draft()
      const verdict = office.page.locator('.verdict')
      await verdict.waitFor()
      expect(await verdict.textContent()).toContain('数字全部有据')
      expect(await office.page.locator('.fact.is-unused').count()).toBe(0)
      expect(office.faults).toEqual([])
    },
  )

  it('gives the text out as a file and onto the clipboard', async () => {
    const { page } = office
    await office.fillExample('living-environment')
    await office.draft()
    await page.getByRole('button', { name: '复制全文' }).click()
    await page.getByText('已复制全文').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '纯文本' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.txt$/)
    expect(readFileSync(await download.path(), 'utf8').trim()).toBe(copied.trim())
  })
})

describe('a figure that nobody put into the table', () => {
  it('is left as it stands only with a reason, and then stands in the way of nothing', async () => {
    const { page } = office
    await office.fillExample('living-environment')
    await office.draft()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('。另投入垃圾车77辆')
    await page.locator('.verdict.is-flagged').waitFor()
    await page.getByRole('button', { name: '纯文本' }).click()
    await page.getByRole('button', { name: '下载带“草稿”标记的工作稿' }).waitFor()
    await page.getByRole('button', { name: '保留…' }).click()
    await page.getByRole('button', { name: '正确但未入库' }).click()
    await page.locator('.verdict.is-clean').waitFor()
    await page.locator('.verdict').filter({ hasText: '1 处说明保留' }).waitFor()
    expect(await page.locator('.remarks').filter({ hasText: '已说明保留' }).textContent()).toContain('正确但未入库')
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '纯文本' }).click()
    expect((await waiting).suggestedFilename()).toMatch(/\.txt$/)
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('、洒水车78辆')
    await page.locator('.verdict.is-flagged').waitFor()
  })
})

describe('a file dropped on the page', () => {
  const drop = (name: string, bytes: Uint8Array) =>
    office.page.evaluate(
      ({ name, bytes }) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([new Uint8Array(bytes)], name))
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
      },
      { name, bytes: [...bytes] },
    )

  it('is read as the sheet shows it: percentages, thousands, merged units', async () => {
    const sheet = utils.aoa_to_sheet([
      ['指标', '数值', '单位', '上年同期'],
      ['优良天数比例', { t: 'n', v: 0.879, z: '0.0%' }, '', { t: 'n', v: 0.846, z: '0.0%' }],
      ['出动巡查人员', { t: 'n', v: 1204, z: '#,##0' }, '人次', 1075],
      ['开展培训', 3, '次', ''],
      ['开展演练', 2, '', ''],
    ])
    sheet['!merges'] = [{ s: { r: 3, c: 2 }, e: { r: 4, c: 2 } }]
    const book = utils.book_new(sheet, '二季度')
    await office.page.goto('/')
    await office.page.getByText('报告类型').waitFor()
    await drop('二季度.xlsx', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })))
    await office.page.locator('.grid').waitFor()
    expect((await office.rows()).map((row) => row.slice(0, 4))).toEqual([
      ['优良天数比例', '87.9', '%', '84.6'],
      ['出动巡查人员', '1,204', '人次', '1075'],
      ['开展培训', '3', '次', ''],
      ['开展演练', '2', '次', ''],
    ])
  })

  it('may be a GBK .csv; what is no table is refused in words', async () => {
    await office.page.goto('/')
    await office.page.getByText('报告类型').waitFor()
    // 指标,数值 / 巡查,44次 as an older Excel writes them.
    const gbk = Buffer.from('d6b8b1ea2ccafdd6b50ad1b2b2e92c3434b4ce0a', 'hex')
    await drop('表.csv', gbk)
    await office.page.locator('.grid').waitFor()
    expect((await office.rows())[0]!.slice(0, 3)).toEqual(['巡查', '44', '次'])
    await drop('照片.png', new Uint8Array([1, 2, 3]))
    expect(await office.page.getByRole('alert').textContent()).toContain('不能读取“照片.png”')
    expect(office.faults).toEqual([])
  })
})

describe('the table', () => {
  it('moves by keys, grows, takes a range, and undoes', async () => {
    const { page } = office
    await page.goto('/')
    await page.getByRole('button', { name: '直接填写' }).click()
    await office.cell(0, 0).click()
    for (const word of ['巡查', '44', '次']) {
      await page.keyboard.type(word)
      await page.keyboard.press('Tab')
    }
    await office.cell(0, 2).click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-at'))).toBe('1:0')
    await office.paste({ text: '督导\t8\t次\n约谈\t2\t家' })
    expect((await office.rows()).map((row) => row.slice(0, 3))).toEqual([
      ['巡查', '44', '次'],
      ['督导', '8', '次'],
      ['约谈', '2', '家'],
    ])
    await page.keyboard.press('Delete')
    expect((await office.rows())[1]![0]).toBe('')
    await page.keyboard.press('Control+z')
    expect((await office.rows())[1]![0]).toBe('督导')
    await page.keyboard.press('Control+z')
    expect((await office.rows()).flat().filter((word) => word !== '')).toEqual(['巡查', '44', '次'])
    await page.keyboard.press('Control+y')
    expect((await office.rows())[2]![0]).toBe('约谈')
  })

  it('takes words from an input method while they are being composed', async () => {
    const { page } = office
    await page.goto('/')
    await page.getByRole('button', { name: '直接填写' }).click()
    await office.cell(0, 0).click()
    const cdp = await office.context.newCDPSession(page)
    await cdp.send('Input.imeSetComposition', { text: 'xun', selectionStart: 3, selectionEnd: 3 })
    await cdp.send('Input.imeSetComposition', { text: '巡查', selectionStart: 2, selectionEnd: 2 })
    await cdp.send('Input.insertText', { text: '巡查' })
    await page.keyboard.press('Enter')
    expect((await office.rows())[0]![0]).toBe('巡查')
  })

  it('remembers what was typed over a reload', async () => {
    const { page } = office
    await page.goto('/')
    await page.getByLabel('发文机关').fill('石泉乡人民政府')
    await page.getByLabel('在这里粘贴表格或文字').focus()
    await office.paste({ text: '出动巡查人员1204人次，车辆359车次。' })
    await page.reload()
    expect(await page.getByLabel('发文机关').inputValue()).toBe('石泉乡人民政府')
    expect((await office.rows()).map((row) => row[0])).toEqual(['出动巡查人员', '车辆'])
  })
})

describe('a report type', () => {
  it.each(REPORT_TYPES.map((type) => [type.id, type] as const))(
    '%s shows its outline, and is remembered',
    async (id, type) => {
      const { page } = office
      await page.goto('/')
      await page.getByLabel('报告类型').selectOption(id)
      await page.getByLabel('报告期').selectOption('h1')
      const outline = page.getByRole('region', { name: '报告提纲' })
      for (const { heading } of type.chapters) if (heading) await outline.getByText(heading).first().waitFor()
      await page.reload()
      expect(await page.getByLabel('报告类型').inputValue()).toBe(id)
      expect(await page.getByLabel('报告期').inputValue()).toBe('h1')
    },
  )
})

type Page = typeof office.page
/** Types at the very beginning of the draft. */
async function begin(page: Page, words: string): Promise<void> {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type(words)
}

describe('trouble', () => {
  it('is said where it happened when the network is gone, and nothing is lost', async () => {
    const { page } = office
    await office.fillExample('township-quarterly')
    await office.context.setOffline(true)
    await page.getByRole('button', { name: '起草', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: '连不上服务' }).waitFor()
    expect((await office.rows()).length).toBeGreaterThan(10)
    await office.screenshot('5-offline')
    await office.context.setOffline(false)
    await office.draft()
    await office.context.setOffline(true)
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('离线补写一句')
    const unsaved = page.getByRole('alert').filter({ hasText: '没有保存到服务' })
    await unsaved.waitFor()
    await page.getByRole('button', { name: 'Word' }).click()
    const unreached = page.locator('.export').getByRole('alert')
    await unreached.waitFor()
    await unsaved.waitFor()
    // With the network back the words are saved at once, and nothing says any longer that it is gone.
    await office.context.setOffline(false)
    await page.getByText(/已保存 \d/).waitFor({ timeout: 4000 })
    await unreached.waitFor({ state: 'detached' })
    // A service that is not there is no network that is gone: what was typed meanwhile is kept over a reload.
    await office.context.route(/\/text$/, (route) => route.abort())
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('停机时又写一句')
    await unsaved.waitFor()
    await office.context.unroute(/\/text$/)
    await page.reload()
    await page.locator('.cm-content').waitFor()
    await page.keyboard.press('Control+End')
    await page.getByText(/已保存 \d/).waitFor()
    const id = page.url().split('/').at(-1)
    const stored = await page.evaluate(async (path) => (await fetch(path)).text(), `/v1/drafts/${id}`)
    expect(stored).toContain('离线补写一句停机时又写一句')
  })

  it('is said where the checker cannot be fetched; the words are saved all the same, and the next change tries again', async () => {
    const { page, context } = office
    await context.route(/\/checker-/, (route) => route.abort())
    await office.fillExample('living-environment')
    await office.draft()
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('另投入垃圾车77辆')
    await page.getByText('核对程序没有启动').waitFor()
    await page.getByText(/已保存 \d/).waitFor()
    await context.unroute(/\/checker-/)
    await page.keyboard.type('、洒水车78辆')
    await page.locator('.finding').filter({ hasText: '78辆' }).waitFor()
    expect(await page.getByText('核对程序没有启动').count()).toBe(0)
  })

  it('leaves the choice when two windows change one draft', async () => {
    await office.fillExample('township-environment')
    await office.draft()
    const second = await office.another()
    await second.goto(office.page.url())
    await begin(second, '乙')
    await second.getByText(/已保存 \d/).waitFor()
    await begin(office.page, '甲')
    await office.page.getByRole('button', { name: '保留我的' }).click()
    await office.page.getByText(/已保存 \d/).waitFor()
    await office.page.reload()
    await office.page.locator('.cm-content').waitFor()
    expect(await office.page.locator('.cm-line').first().textContent()).toMatch(/^甲/)
  })

  it('leaves the choice over a reload too: what was kept here is not put over what a colleague saved', async () => {
    await office.fillExample('township-environment')
    await office.draft()
    const second = await office.another()
    await second.goto(office.page.url())
    await second.locator('.cm-content').waitFor()
    await begin(office.page, '甲')
    await office.page.getByText(/已保存 \d/).waitFor()
    await begin(second, '乙')
    await second.getByRole('button', { name: '保留我的' }).waitFor()
    await second.reload()
    await second.getByRole('button', { name: '换成对方的' }).click()
    await second.getByText(/已保存 \d/).waitFor()
    expect(await second.locator('.cm-line').first().textContent()).toMatch(/^甲/)
  })

  it('keeps the sheet that two windows fill in by turns', async () => {
    const { page } = office
    await page.goto('/')
    await page.getByLabel('发文机关').fill('云溪镇人民政府')
    const second = await office.another()
    await second.goto('/')
    await second.bringToFront()
    await second.getByLabel('文字材料').fill('乙窗口写的材料')
    await expect.poll(() => page.getByLabel('文字材料').inputValue()).toBe('乙窗口写的材料')
    await page.bringToFront()
    await page.getByLabel('主送机关').fill('宁溪县人民政府')
    await page.reload()
    expect(await page.getByLabel('文字材料').inputValue()).toBe('乙窗口写的材料')
    expect(await page.getByLabel('主送机关').inputValue()).toBe('宁溪县人民政府')
  })

  it('opens a draft that is not there with words, not with an empty page', async () => {
    await office.page.goto('/drafts/no-such-draft')
    expect(await office.page.getByRole('alert').textContent()).toContain('没有')
  })
})

describe('hostile words', () => {
  const PAYLOADS = [
    '<img src=x onerror="window.hit=1">',
    '</script><script>window.hit=1</script>',
    '"><svg onload=window.hit=1>',
    "{{constructor.constructor('window.hit=1')()}}",
    'javascript:window.hit=1',
  ]
  it('run nowhere: not in the table, the draft, the list or an export', async () => {
    const { page } = office
    await page.goto('/')
    await page.getByLabel('在这里粘贴表格或文字').focus()
    const rows = PAYLOADS.map((payload, i) => `${payload}\t${10 + i}\t次\t${i + 1}`)
    await office.paste({ text: `指标\t数值\t单位\t上年同期\n${rows.join('\n')}`, html: '' })
    await page.getByLabel('发文机关').fill(PAYLOADS[0]!)
    await page.getByLabel('主送机关').fill(PAYLOADS[1]!)
    await page.getByLabel('文字材料').fill(PAYLOADS.join('\n'))
    expect((await office.rows()).map((row) => row[0])).toEqual(PAYLOADS)
    await office.draft()
    await page.locator('.verdict').waitFor()
    await page.goto('/drafts')
    await page.locator('.plain a').first().waitFor()
    expect(await page.evaluate(() => 'hit' in window)).toBe(false)
    await page.locator('.plain a').first().click()
    await page.locator('.cm-content').waitFor()
    expect(await page.evaluate(() => 'hit' in window)).toBe(false)
    expect(office.faults).toEqual([])
  })
})
