import { Hono } from 'hono'
import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import type { OpenSession } from '../../pipeline/accounts/ports.ts'
import {
  beginEnrolment,
  confirmEnrolment,
  dropSecondFactor,
  pendingSecret,
  renewRecoveryCodes,
} from '../../pipeline/accounts/second-factor.ts'
import { type PageEnv, secure, show } from '../page.tsx'
import { keepToken, sessionIn, tried } from './answer.tsx'
import { Field, Sheet, Trouble } from './forms.tsx'
import { fieldsOf, type Office, type OfficeContext } from './office.ts'

const PATH = '/account/second-factor'

/** Enrolment of an authenticator app, recovery codes, and going without. */
export function secondFactorPages(office: Office): Hono<PageEnv> {
  const { accounts } = office
  const page = async (c: OfficeContext, trouble: string | null): Promise<Response> => {
    const session = sessionIn(c)
    if (session.account.hasSecondFactor) return managePage(c, trouble)
    const secret = await pendingSecret(session, accounts)
    return secret ? enrolPage(c, session, secret, trouble) : beginPage(c, trouble)
  }
  const deeds = new Map<string, (c: OfficeContext, said: string) => Promise<Response>>(
    Object.entries({
      begin: async (c) => {
        await beginEnrolment(sessionIn(c), accounts)
        return c.redirect(PATH, 303)
      },
      confirm: async (c, code) => {
        const { token, codes } = await confirmEnrolment(sessionIn(c), code, accounts)
        keepToken(c, office, token)
        return codesPage(c, codes)
      },
      codes: async (c, password) => codesPage(c, await renewRecoveryCodes(sessionIn(c), password, accounts)),
      drop: async (c, password) => {
        await dropSecondFactor(sessionIn(c), password, accounts)
        return c.redirect('/account?said=dropped', 303)
      },
    }),
  )
  return new Hono<PageEnv>()
    .get(PATH, secure, (c) => page(c, null))
    .post(PATH, secure, async (c) => {
      const { deed, said } = await fieldsOf(c, ['deed', 'said'])
      const done = deeds.get(deed)
      return done
        ? tried(
            c,
            () => done(c, said),
            (trouble) => page(c, trouble),
          )
        : c.redirect(PATH, 303)
    })
}

const frame = { title: '动态码', here: null }

const beginPage = (c: OfficeContext, trouble: string | null) =>
  show(
    c,
    frame,
    <Sheet heading="启用动态码">
      <Trouble message={trouble} />
      <p>动态码由手机上的验证器应用产生，每 30 秒换一个，不需要联网。先在手机上装一个支持 TOTP 的验证器应用。</p>
      <form method="post" action={PATH}>
        <input type="hidden" name="deed" value="begin" />
        <button type="submit" class="primary">
          开始
        </button>
      </form>
    </Sheet>,
  )

/** What apps read from the picture: the name of the service, whose it is, the secret. */
const uriOf = ({ account }: OpenSession, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(`数准:${account.userName}`)}?${new URLSearchParams({ secret, issuer: '数准' })}`

const enrolPage = (c: OfficeContext, session: OpenSession, secret: string, trouble: string | null) =>
  show(
    c,
    frame,
    <Sheet heading="启用动态码">
      <Trouble message={trouble} />
      <ol class="office-steps">
        <li>
          <p>用验证器应用扫描下图，或者手工输入密钥。</p>
          <div class="office-qr" role="img" aria-label="动态码密钥的二维码，内容与下面的密钥相同">
            {raw(renderSVG(uriOf(session, secret), { border: 2 }))}
          </div>
          <p>
            密钥 <code>{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
          </p>
        </li>
        <li>
          <form method="post" action={PATH} class="office-form">
            <input type="hidden" name="deed" value="confirm" />
            <Field
              name="said"
              label="应用里显示的六位数字"
              autocomplete="one-time-code"
              inputmode="numeric"
              autofocus
            />
            <button type="submit" class="primary">
              启用
            </button>
          </form>
        </li>
      </ol>
      <form method="post" action={PATH}>
        <input type="hidden" name="deed" value="begin" />
        <button type="submit" class="link">
          换一个密钥重来
        </button>
      </form>
    </Sheet>,
  )

const codesPage = (c: OfficeContext, codes: readonly string[]) =>
  show(
    c,
    frame,
    <Sheet heading="请保存恢复码">
      <p>手机不在身边时，每个恢复码可以代替动态码登录一次。只在这里显示一次，请抄写或打印后妥善保管。</p>
      <ul class="office-codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a class="button" href="/account">
          已经保存
        </a>
      </p>
    </Sheet>,
  )

const managePage = (c: OfficeContext, trouble: string | null) =>
  show(
    c,
    frame,
    <Sheet heading="管理动态码">
      <Trouble message={trouble} />
      <section>
        <h2>换发恢复码</h2>
        <form method="post" action={PATH} class="office-form">
          <input type="hidden" name="deed" value="codes" />
          <Field name="said" label="密码" type="password" autocomplete="current-password" />
          <button type="submit">换发，原来的作废</button>
        </form>
      </section>
      <section>
        <h2>停用动态码</h2>
        <form method="post" action={PATH} class="office-form">
          <input type="hidden" name="deed" value="drop" />
          <Field name="said" label="密码" type="password" autocomplete="current-password" />
          <button type="submit">停用</button>
        </form>
      </section>
    </Sheet>,
  )
