import { Hono } from 'hono'
import { PASSWORD_RULE } from '../../domain/password.ts'
import { ROLES } from '../../domain/role.ts'
import { changePassword } from '../../pipeline/accounts/change-password.ts'
import type { OpenSession } from '../../pipeline/accounts/ports.ts'
import { type PageEnv, secure, show } from '../page.tsx'
import { keepToken, sessionIn, tried } from './answer.tsx'
import { Done, Field, Sheet, Trouble } from './forms.tsx'
import { fieldsOf, type Office, type OfficeContext, ownPath } from './office.ts'
import { readTwice } from './read-field.ts'

const SAID: ReadonlyMap<string | undefined, string> = new Map([
  ['password', '密码已修改，其他设备上的登录已退出。'],
  ['dropped', '动态码已停用。'],
])

/** A person's own account: what it is, its password, its devices. */
export function accountPages(office: Office): Hono<PageEnv> {
  const { accounts } = office
  return new Hono<PageEnv>()
    .get('/account', secure, async (c) => {
      const session = sessionIn(c)
      const { org, id } = session.account
      const devices = await accounts.sessions.count(org, id)
      const codes = await accounts.accounts.countRecoveryCodes(org, id)
      return accountPage(c, session, { devices, codes, idleMinutes: Math.round(accounts.idleMs / 60_000) })
    })
    .get('/account/password', secure, (c) => passwordPage(c, sessionIn(c), null))
    .post('/account/password', secure, async (c) => {
      const session = sessionIn(c)
      const { present, wanted, again, next } = await fieldsOf(c, ['present', 'wanted', 'again', 'next'])
      return tried(
        c,
        async () => {
          const said = { present, wanted: readTwice(wanted, again) }
          keepToken(c, office, await changePassword(session, said, accounts))
          return c.redirect(session.account.passwordPassing ? ownPath(next) : '/account?said=password', 303)
        },
        (trouble) => passwordPage(c, session, trouble),
      )
    })
}

interface Standing {
  readonly devices: number
  readonly codes: number
  readonly idleMinutes: number
}

const accountPage = (
  c: OfficeContext,
  { account, organisation }: OpenSession,
  { devices, codes, idleMinutes }: Standing,
) =>
  show(
    c,
    { title: '我的账号', here: null },
    <Sheet heading="我的账号">
      <Done message={SAID.get(c.req.query('said')) ?? null} />
      {account.roles.length === 0 && (
        <p class="office-trouble" role="status">
          账号已登记，还没有分配角色。请等本单位管理员在“人员管理”里分配。
        </p>
      )}
      <dl class="office-facts">
        <dt>姓名</dt>
        <dd>{account.name}</dd>
        <dt>用户名</dt>
        <dd>{account.userName}</dd>
        <dt>单位</dt>
        <dd>{organisation.name}</dd>
        <dt>角色</dt>
        <dd>{account.roles.map((role) => ROLES[role].name).join('、') || '待分配'}</dd>
      </dl>
      {account.hasPassword && (
        <section>
          <h2>密码</h2>
          <p>
            <a href="/account/password">修改密码</a>
          </p>
        </section>
      )}
      {account.hasPassword && (
        <section>
          <h2>动态码</h2>
          <p>
            {account.hasSecondFactor
              ? `已启用，登录时除密码外还要填手机上的六位数字。恢复码还剩 ${codes} 个。`
              : '未启用。启用后，登录时除密码外还要填手机上的六位数字。'}
          </p>
          <p>
            <a href="/account/second-factor">{account.hasSecondFactor ? '管理动态码' : '启用动态码'}</a>
          </p>
        </section>
      )}
      <section>
        <h2>登录的设备</h2>
        <p>{`现有 ${devices} 处登录。${idleMinutes} 分钟不操作自动退出，最长 12 小时须重新登录。`}</p>
        <form method="post" action="/sign-out">
          <input type="hidden" name="deed" value="everywhere" />
          <button type="submit">在全部设备上退出</button>
        </form>
      </section>
    </Sheet>,
  )

const passwordPage = (c: OfficeContext, { account }: OpenSession, trouble: string | null) =>
  show(
    c,
    { title: '修改密码', here: null },
    <Sheet heading="修改密码">
      <Trouble message={trouble} />
      {account.passwordPassing && <p>现在用的是管理员给的临时密码。请先改成自己的密码，再开始使用。</p>}
      <form method="post" action="/account/password" class="office-form">
        <input type="hidden" name="next" value={ownPath(c.req.query('next'))} />
        <input type="hidden" name="username" autocomplete="username" value={account.userName} />
        <Field name="present" label="现在的密码" type="password" autocomplete="current-password" autofocus />
        <Field name="wanted" label="新密码" hint={PASSWORD_RULE} type="password" autocomplete="new-password" />
        <Field name="again" label="再填一次新密码" type="password" autocomplete="new-password" />
        <button type="submit" class="primary">
          修改密码
        </button>
      </form>
    </Sheet>,
  )
