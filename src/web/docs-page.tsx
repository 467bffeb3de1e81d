import { marked } from 'marked'
import { info } from '../http/openapi/about.ts'

/** The words before the reference: our own, not anybody's input. */
const WORDS = marked.parse(String(info().description), { async: false })

/** The reference of the interface for those who connect their systems; its island lists the endpoints. */
export const DocsPage = () => (
  <article class="docs">
    <h1>接口参考</h1>
    <p class="hint">
      给编写程序的人看。机器可读的说明：<a href="/openapi.json">openapi.json</a>
    </p>
    <div class="about" dangerouslySetInnerHTML={{ __html: WORDS }} />
    <div id="island">
      <p class="waiting">正在取接口说明…</p>
      <noscript>
        <p class="waiting">本页需要启用浏览器的 JavaScript；也可以直接看 openapi.json。</p>
      </noscript>
    </div>
  </article>
)
