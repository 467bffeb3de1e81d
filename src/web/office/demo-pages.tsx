import { Hono } from 'hono'
import { type PageEnv, secure, show } from '../page.tsx'

/** What stands where the pages of accounts are once there are accounts. */
const NoAccounts = () => (
  <article class="prose">
    <h1>演示模式没有账号</h1>
    <p>
      现在不用登录，只对本机开放。设置 SHUZHUN_SECRET 后重新启动，打开 /set-up
      设立单位和管理员，就有登录、用户和单位设置。
    </p>
    <p>
      <a href="/">去起草</a>　<a href="/help">看说明</a>
    </p>
  </article>
)

/** The addresses of account pages in a service without accounts: each says why it is not there. */
export const demoPages = (): Hono<PageEnv> =>
  new Hono<PageEnv>().on(
    'GET',
    ['/sign-in/*', '/set-up', '/account/*', '/admin/users/*', '/admin/organisation'],
    secure,
    (c) => {
      c.status(404)
      return show(c, { title: '演示模式没有账号', here: null }, <NoAccounts />)
    },
  )
