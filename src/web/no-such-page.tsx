/** Said of an address that leads nowhere, with the ways on. */
export const NoSuchPage = () => (
  <article class="prose">
    <h1>没有这个页面</h1>
    <p>地址可能抄错了，或者页面已经不在。稿件和填报的内容都没有受影响。</p>
    <p>
      <a href="/">去起草</a>　<a href="/drafts">看稿件</a>　<a href="/help">看说明</a>
    </p>
  </article>
)
