import { lineForm } from './report-lines.ts'

/** How Word and WPS are to set each line, in the sizes and typefaces of an official document (GB/T 9704). */
const STYLES: Readonly<Record<string, string>> = {
  'line-title': 'text-align:center;font-size:22pt;font-family:方正小标宋简体,宋体;line-height:32pt',
  'line-recipient': 'font-size:16pt;font-family:仿宋_GB2312,仿宋;line-height:29pt',
  'line-h1': 'text-indent:2em;font-size:16pt;font-family:黑体;line-height:29pt',
  'line-h2': 'text-indent:2em;font-size:16pt;font-family:楷体_GB2312,楷体;line-height:29pt',
  'line-sign': 'text-align:right;margin-right:2em;font-size:16pt;font-family:仿宋_GB2312,仿宋;line-height:29pt',
  'line-body': 'text-indent:2em;text-align:justify;font-size:16pt;font-family:仿宋_GB2312,仿宋;line-height:29pt',
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The report as HTML for the clipboard, so that a paste into Word keeps title, headings and indents. */
export const reportHtml = (text: string): string =>
  text
    .split('\n')
    .map((line, i) => {
      const form = lineForm(line, i + 1)
      return `<p style="margin:0;${STYLES[form] ?? ''}">${escaped(line.trim()) || '&nbsp;'}</p>`
    })
    .join('')
