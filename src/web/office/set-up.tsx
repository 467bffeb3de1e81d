import { Hono } from 'hono'
import { OrganisationName, PersonName, UserName } from '../../domain/account.ts'
import { PASSWORD_RULE } from '../../domain/password.ts'
import { setUp, setUpOpen } from '../../pipeline/accounts/set-up.ts'
import { type PageEnv, secure, show } from '../page.tsx'
import { keepToken, tried } from './answer.tsx'
import { Field, Sheet, Trouble } from './forms.tsx'
import { fieldsOf, type Office, type OfficeContext } from './office.ts'
import { readField, readTwice } from './read-field.ts'

const FIELDS = ['code', 'organisation', 'name', 'userName', 'password', 'again'] as const
type Said = Record<(typeof FIELDS)[number], string>

/** The first run: whoever has the set-up code makes an organisation and its first admin. */
export function setUpPages(office: Office): Hono<PageEnv> {
  const { accounts, setUpCode } = office
  return new Hono<PageEnv>()
    .get('/set-up', secure, async (c) => {
      if (office.demo || !(await setUpOpen(setUpCode, accounts))) return c.redirect('/sign-in', 303)
      if (setUpCode.from === 'log') office.announce(`设置码：${setUpCode.code}（在 /set-up 页面填写，只能用一次）`)
      return setUpPage(c, office, null, {})
    })
    .post('/set-up', secure, async (c) => {
      const said = await fieldsOf(c, FIELDS)
      return tried(
        c,
        async () => {
          const wanted = {
            code: said.code,
            organisation: readField(OrganisationName, said.organisation),
            userName: readField(UserName, said.userName),
            name: readField(PersonName, said.name),
            password: readTwice(said.password, said.again),
          }
          keepToken(c, office, await setUp(wanted, setUpCode, office.addressOf(c.req.raw), accounts))
          return c.redirect('/admin/users', 303)
        },
        (trouble) => setUpPage(c, office, trouble, said),
      )
    })
}

const setUpPage = (c: OfficeContext, { setUpCode }: Office, trouble: string | null, said: Partial<Said>) =>
  show(
    c,
    { title: '首次设置', here: null },
    <Sheet heading="首次设置：设立单位和管理员">
      <Trouble message={trouble} />
      <p>
        {setUpCode.from === 'log'
          ? '设置码已写在本服务的运行日志里（打开本页时写入），只有能看到日志的人才能设置。'
          : '设置码是部署时设定的 SHUZHUN_SETUP_CODE，只能用一次。'}
      </p>
      <form method="post" action="/set-up" class="office-form">
        <Field name="code" label="设置码" value={said.code ?? ''} autocomplete="off" />
        <Field name="organisation" label="单位名称" hint="例如 云溪镇人民政府" value={said.organisation ?? ''} />
        <Field name="name" label="管理员姓名" value={said.name ?? ''} autocomplete="name" />
        <Field
          name="userName"
          label="管理员用户名"
          hint="登录时填写，2 至 32 个字母、数字或汉字"
          value={said.userName ?? ''}
          autocomplete="username"
        />
        <Field name="password" label="密码" hint={PASSWORD_RULE} type="password" autocomplete="new-password" />
        <Field name="again" label="再填一次密码" type="password" autocomplete="new-password" />
        <button type="submit" class="primary">
          完成设置
        </button>
      </form>
    </Sheet>,
  )
