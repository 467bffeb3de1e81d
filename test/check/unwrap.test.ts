import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { check } from '../../src/check/check.ts'
import { unwrapped } from '../../src/check/text/unwrap.ts'
import { markedDrafts } from '../bench/marked-drafts.ts'
import { said } from './said.ts'

/* Text copied from a PDF or a mail: lines of one width, broken wherever they were full. */

const DRAFTS = ['bench', 'unseen28'].flatMap((set) => markedDrafts(join(import.meta.dirname, '../../fixtures', set)))

/** What a line does not break: a number, and a mark behind or before what it belongs to. */
const TOGETHER = /[（“《(]*(?:[\dA-Za-z.,%－—·/-]+|[^\dA-Za-z])[，。；：、）”》)％%！？]*/g
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) >= 0x2e80 ? 2 : 1), 0)
function wrapped(paragraph: string, width: number): string {
  const lines: string[] = []
  let line = ''
  for (const [piece] of paragraph.matchAll(TOGETHER)) {
    if (line !== '' && widthOf(line + piece) > width) {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  return [...lines, line].join('\n')
}

describe('lines of one width', () => {
  it.each([44, 64])('are read as the paragraphs that they were: %i', (width) => {
    const same = DRAFTS.filter(({ sheet, text }) => {
      const lines = text.split('\n').map((paragraph) => wrapped(paragraph, width))
      const [was, now] = [said(sheet, text), said(sheet, lines.join('\n'))]
      return JSON.stringify(was) === JSON.stringify(now)
    })
    expect(same.length / DRAFTS.length).toBeGreaterThan(0.95)
  })

  it('tell each figure where it stands in the text as it was given', () => {
    for (const { sheet, text } of DRAFTS.slice(0, 6)) {
      const broken = text
        .split('\n')
        .map((paragraph) => wrapped(paragraph, 50))
        .join('\r\n')
      const { figures, findings } = check(sheet, broken)
      for (const one of [...figures, ...findings]) expect(broken.slice(one.start, one.end)).toBe(one.text)
    }
  })
})

describe('what stands in lines of its own stays so', () => {
  it.each([
    [
      'one thing a line',
      '本季度全镇巡查次数为128次\n本季度全镇立案件数为36件\n本季度全镇走访企业214家次\n本季度全镇培训人员540人次',
    ],
    [
      'items',
      '一是加强巡查。本季度共巡查128次，做到全覆盖\n二是加强执法。本季度共立案36件，做到不手软\n三是加强走访。本季度走访企业214家次到户\n四是加强培训。本季度培训人员540人次到岗',
    ],
    [
      'rows',
      '巡查次数。|本季度128次，完成目标\n立案件数。|本季度36件，完成目标\n走访企业。|本季度214家次，完成\n培训人员。|本季度540人次，完成',
    ],
    ['two lines', '本季度全镇巡查128次。立案36件，走访企业\n214家次，培训人员540人次'],
    [
      'paragraphs',
      '本季度全镇巡查128次。立案36件。\n走访企业214家次。培训540人次。\n下季度继续做好各项工作。\n特此报告。',
    ],
  ])('%s', (_, text) => expect(unwrapped(text)).toBeNull())

  it.each(['2', '- 2 -', '— 2 —', '第2页 共5页', '\n2\n'])(
    'but a page number is no part of the sentence: %j',
    (page) => {
      const text = [
        '本季度全镇上下齐心，巡查128次。立案36件，都办成',
        '了铁案；走访企业214家次，送政策上门。培训人员五百',
        page,
        '四十人次，覆盖各村各组。下一步，我们还要做好以下工',
        '作，做到件件有着落。',
      ]
      expect(unwrapped(text.join('\n'))?.text).toBe(text.filter((line) => line !== page).join(''))
    },
  )

  it('an item and a heading among wrapped lines', () => {
    const text =
      '本季度全镇上下齐心，巡查128次。立案36件，都办成\n了铁案；走访企业214家次，送政策上门。培训人员五百\n四十人次，覆盖各村各组。下一步，我们还要做好以下工\n（一）加强巡查。每周走一遍，发现的问题当场就交办\n到人，三天内要有回音。'
    expect(unwrapped(text)?.text.split('\n')).toEqual([
      '本季度全镇上下齐心，巡查128次。立案36件，都办成了铁案；走访企业214家次，送政策上门。培训人员五百四十人次，覆盖各村各组。下一步，我们还要做好以下工',
      '（一）加强巡查。每周走一遍，发现的问题当场就交办到人，三天内要有回音。',
    ])
  })
})
