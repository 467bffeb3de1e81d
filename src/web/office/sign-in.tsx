import { Hono } from 'hono'
import { proveSecondFactor } from '../../pipeline/accounts/second-factor.ts'
import { hurdleBefore, signOut } from '../../pipeline/accounts/session.ts'
import { signIn } from '../../pipeline/accounts/sign-in.ts'
import { type PageEnv, secure, show } from '../page.tsx'
import { keepToken, sessionIn, tried } from './answer.tsx'
import { Done, Field, Sheet, Trouble } from './forms.tsx'
import { fieldsOf, type Office, type OfficeContext, ownPath } from './office.ts'

/** What the page says to somebody who was sent to it. */
const SAID: ReadonlyMap<string | undefined, string> = new Map([
  ['out', '已退出登录。'],
  ['everywhere', '已在全部设备上退出登录。'],
])
/** What it says after a single sign-on that came to nothing, by the code of the problem. */
const FAILED: ReadonlyMap<string | undefined, string> = new Map([
  ['unauthorised', '统一登录没有通过，请重新登录；仍不行，请把时间告诉管理员。'],
  ['unavailable', '统一登录系统没有应答，请稍后再试，或用用户名和密码登录。'],
  ['forbidden', '账号已停用，请找本单位管理员。'],
])

/** Sign-in by name and password, the second step, and signing out. */
export function signInPages(office: Office): Hono<PageEnv> {
  const { accounts } = office
  return new Hono<PageEnv>()
    .get('/sign-in', secure, async (c) => {
      if (office.demo) return c.redirect('/', 303)
      const session = c.get('session')
      if (session && !hurdleBefore(session)) return c.redirect(ownPath(c.req.query('next')), 303)
      if ((await accounts.accounts.organisations()).length === 0) return c.redirect('/set-up', 303)
      const trouble = FAILED.get(c.req.query('failed')) ?? null
      return signInPage(c, office, { trouble, userName: '', next: ownPath(c.req.query('next')) })
    })
    .post('/sign-in', secure, async (c) => {
      const { userName, password, next } = await fieldsOf(c, ['userName', 'password', 'next'])
      return tried(
        c,
        async () => {
          keepToken(c, office, await signIn({ userName, password }, office.addressOf(c.req.raw), accounts))
          return c.redirect(ownPath(next), 303)
        },
        (trouble) => signInPage(c, office, { trouble, userName, next: ownPath(next) }),
      )
    })
    .get('/sign-in/code', secure, (c) => {
      const session = c.get('session')
      if (!session || hurdleBefore(session) !== 'code') return c.redirect('/sign-in', 303)
      return codePage(c, { trouble: null, next: ownPath(c.req.query('next')) })
    })
    .post('/sign-in/code', secure, async (c) => {
      const { code, next } = await fieldsOf(c, ['code', 'next'])
      return tried(
        c,
        async () => {
          keepToken(c, office, await proveSecondFactor(sessionIn(c), code, accounts))
          return c.redirect(ownPath(next), 303)
        },
        (trouble) => codePage(c, { trouble, next: ownPath(next) }),
      )
    })
    .post('/sign-out', async (c) => {
      const { deed } = await fieldsOf(c, ['deed'])
      const everywhere = deed === 'everywhere'
      const session = c.get('session')
      if (session) await signOut(session, everywhere, accounts)
      keepToken(c, office, null)
      return c.redirect(`/sign-in?said=${everywhere ? 'everywhere' : 'out'}`, 303)
    })
}

interface Again {
  readonly trouble: string | null
  readonly next: string
}

const signInPage = (c: OfficeContext, office: Office, { trouble, userName, next }: Again & { userName: string }) =>
  show(
    c,
    { title: '登录', here: null },
    <Sheet heading="登录">
      <Trouble message={trouble} />
      <Done message={trouble ? null : (SAID.get(c.req.query('said')) ?? null)} />
      <form method="post" action="/sign-in" class="office-form">
        <input type="hidden" name="next" value={next} />
        <Field name="userName" label="用户名" value={userName} autocomplete="username" autofocus={!userName} />
        <Field
          name="password"
          label="密码"
          type="password"
          autocomplete="current-password"
          autofocus={Boolean(userName)}
        />
        <button type="submit" class="primary">
          登录
        </button>
      </form>
      {[...office.signOn].map(([kind, { name }]) => (
        <a class="button" href={`/sign-in/with/${kind}?${new URLSearchParams({ next })}`}>
          {`用${name}登录`}
        </a>
      ))}
      <p class="office-hint">忘记密码、手机丢失或账号被停用，请找本单位管理员。</p>
    </Sheet>,
  )

const codePage = (c: OfficeContext, { trouble, next }: Again) =>
  show(
    c,
    { title: '动态码', here: null },
    <Sheet heading="输入动态码">
      <Trouble message={trouble} />
      <form method="post" action="/sign-in/code" class="office-form">
        <input type="hidden" name="next" value={next} />
        <Field
          name="code"
          label="动态码"
          hint="手机验证器应用里显示的六位数字；手机不在身边时，可填一个恢复码"
          autocomplete="one-time-code"
          autofocus
        />
        <button type="submit" class="primary">
          继续
        </button>
      </form>
      <form method="post" action="/sign-out">
        <button type="submit" class="link">
          换一个账号登录
        </button>
      </form>
    </Sheet>,
  )
