import { type Context, Hono } from 'hono'
import type { Scope } from '../domain/role.ts'
import { checkerAddress } from './assets.ts'
import { DocsPage } from './docs-page.tsx'
import { HelpPage } from './help-page.tsx'
import { NoSuchPage } from './no-such-page.tsx'
import { type PageEnv, secure, show } from './page.tsx'
import type { Visitor } from './visitor.tsx'

const Island = ({ waiting }: { waiting: string }) => (
  <div id="island" class="island">
    <p class="waiting">{waiting}</p>
    <noscript>
      <p class="waiting">本页需要启用浏览器的 JavaScript 才能使用。</p>
    </noscript>
  </div>
)

/** Whether the visitor may do that; pages show nobody a button that would be refused. */
const may = (c: Context<PageEnv>, what: Scope): boolean => c.get('visitor')?.scopes.includes(what) ?? false

/** What the visitor's office is called, as its reports are signed; '' where nobody signed in. */
const ownName = (visitor: Visitor | null): string => (visitor && !visitor.demo ? visitor.organisation : '')

const ofDesk = (c: Context<PageEnv>) => ({ organisation: ownName(c.get('visitor')) })
const ofDraft = (c: Context<PageEnv>, draftId: string) => ({
  draftId,
  nonce: c.get('secureHeadersNonce'),
  checker: checkerAddress(),
  mayDraft: may(c, 'draft'),
  mayReview: may(c, 'review'),
})
const ofList = (c: Context<PageEnv>) => ({ mayDraft: may(c, 'draft'), mayReview: may(c, 'review') })
const ofSample = (c: Context<PageEnv>, sampleId: string | null) => ({ sampleId, mayChange: may(c, 'samples') })

/** The pages for people. Everything on them talks to /v1. */
export const pages = new Hono<PageEnv>()
  .get('/', secure, (c) =>
    show(
      c,
      { title: '起草', here: '/', island: { name: 'desk', data: ofDesk(c) } },
      <Island waiting="正在打开填报页…" />,
    ),
  )
  .get('/drafts', secure, (c) =>
    show(
      c,
      { title: '稿件', here: '/drafts', island: { name: 'lists', data: ofList(c) } },
      <Island waiting="正在取稿件…" />,
    ),
  )
  .get('/drafts/:id', secure, (c) =>
    show(
      c,
      { title: '稿件', here: '/drafts', island: { name: 'draft', data: ofDraft(c, c.req.param('id')) } },
      <Island waiting="正在打开稿件…" />,
    ),
  )
  .get('/review', secure, (c) =>
    show(
      c,
      { title: '审核', here: '/review', island: { name: 'queue', data: { mayReview: may(c, 'review') } } },
      <Island waiting="正在取待审稿件…" />,
    ),
  )
  .get('/review/:id', secure, (c) =>
    show(
      c,
      { title: '审核', here: '/review', island: { name: 'review', data: ofDraft(c, c.req.param('id')) } },
      <Island waiting="正在打开稿件…" />,
    ),
  )
  .get('/review/:id/history', secure, (c) =>
    show(
      c,
      { title: '经过与对照', here: '/review', island: { name: 'history', data: ofDraft(c, c.req.param('id')) } },
      <Island waiting="正在取经过…" />,
    ),
  )
  .get('/samples', secure, (c) =>
    show(
      c,
      { title: '范文', here: '/samples', island: { name: 'samples', data: ofSample(c, null) } },
      <Island waiting="正在取范文…" />,
    ),
  )
  .get('/samples/:id', secure, (c) =>
    show(
      c,
      { title: '范文', here: '/samples', island: { name: 'samples', data: ofSample(c, c.req.param('id')) } },
      <Island waiting="正在打开范文…" />,
    ),
  )
  .get('/audit', secure, (c) =>
    show(
      c,
      { title: '审计', here: '/audit', island: { name: 'audit', data: {} } },
      <Island waiting="正在取审计记录…" />,
    ),
  )
  .get('/admin/keys', secure, (c) =>
    show(c, { title: '接口密钥', here: null, island: { name: 'keys', data: {} } }, <Island waiting="正在取密钥…" />),
  )
  .get('/admin/webhooks', secure, (c) =>
    show(
      c,
      { title: '回调', here: null, island: { name: 'webhooks', data: {} } },
      <Island waiting="正在取接收地址…" />,
    ),
  )
  .get('/docs', secure, (c) =>
    show(c, { title: '接口参考', here: null, island: { name: 'docs', data: {} } }, <DocsPage />),
  )
  .get('/help', secure, (c) => show(c, { title: '说明', here: '/help' }, <HelpPage />))
  // The last of all: what nothing else answers. A program asks for no page and gets the problem in its own form.
  .get('*', secure, (c, next) => {
    if (c.req.path.startsWith('/v1/') || !c.req.header('accept')?.includes('text/html')) return next()
    c.status(404)
    return show(c, { title: '没有这个页面', here: null }, <NoSuchPage />)
  })
