import { Hono } from 'hono'
import { type Account, PersonName, Roles, UserName } from '../../domain/account.ts'
import { Problem } from '../../domain/problem.ts'
import { ROLES, Role } from '../../domain/role.ts'
import {
  addUser,
  demandSecondFactor,
  resetPassword,
  resetSecondFactor,
  setDisabled,
  setRoles,
} from '../../pipeline/accounts/manage-users.ts'
import { type PageEnv, secure, show } from '../page.tsx'
import { sessionIn, tried } from './answer.tsx'
import { Deed, Done, Field, Sheet, Tick, Trouble } from './forms.tsx'
import { fieldsOf, type Office, type OfficeContext } from './office.ts'
import { readField } from './read-field.ts'

const PATH = '/admin/users'
/** What a role is for, where it is given. */
const MEANS: Readonly<Record<Role, string>> = {
  clerk: '填数据、起草、修改',
  reviewer: '起草之外，还可审核、批准',
  admin: '管理人员和单位设置，不起草、不审批',
  auditor: '只读，查看审计记录',
}

const rolesIn = async (c: OfficeContext): Promise<Role[]> => {
  const form = await c.req.parseBody({ all: true })
  return readField(Roles, [form.roles ?? []].flat())
}

/** What an admin may do to a person, by the word that the form sends; gives what the page then says. */
type DeedOf = (c: OfficeContext, id: string) => Promise<{ readonly said: string; readonly password?: string }>

/** The people of the own organisation, for its admins. */
export function userPages(office: Office): Hono<PageEnv> {
  const { accounts } = office
  const listed = async (c: OfficeContext, said: ListSaid) =>
    listPage(c, await accounts.accounts.list(sessionIn(c).org), said)
  const opened = async (c: OfficeContext): Promise<Account> => {
    const account = await accounts.accounts.get(sessionIn(c).org, c.req.param('id') ?? '')
    if (!account) throw new Problem('not-found', '本单位没有这个用户')
    return account
  }
  const deeds: Readonly<Record<string, DeedOf>> = {
    roles: async (c, id) => {
      await setRoles(sessionIn(c), id, await rolesIn(c), accounts)
      return { said: '角色已改动，此人须重新登录。' }
    },
    disable: async (c, id) => {
      await setDisabled(sessionIn(c), id, true, accounts)
      return { said: '账号已停用，登录已全部退出。' }
    },
    enable: async (c, id) => {
      await setDisabled(sessionIn(c), id, false, accounts)
      return { said: '账号已恢复使用。' }
    },
    password: async (c, id) => {
      const { password } = await resetPassword(sessionIn(c), id, accounts)
      return { said: '密码已重置，此人登录后须先改成自己的密码。', password }
    },
    demand: async (c, id) => {
      await demandSecondFactor(sessionIn(c), id, true, accounts)
      return { said: '此人下次登录须启用动态码。' }
    },
    release: async (c, id) => {
      await demandSecondFactor(sessionIn(c), id, false, accounts)
      return { said: '不再要求此人使用动态码。' }
    },
    factor: async (c, id) => {
      await resetSecondFactor(sessionIn(c), id, accounts)
      return { said: '动态码已重置，此人可以只凭密码登录，再重新启用。' }
    },
  }

  return new Hono<PageEnv>()
    .get(PATH, secure, (c) => listed(c, {}))
    .post(PATH, secure, async (c) => {
      const said = await fieldsOf(c, ['userName', 'name'])
      return tried(
        c,
        async () => {
          const wanted = {
            userName: readField(UserName, said.userName),
            name: readField(PersonName, said.name),
            roles: await rolesIn(c),
          }
          const { password } = await addUser(sessionIn(c), wanted, accounts)
          return listed(c, { done: `已新增“${wanted.name}”，登录后须先改成自己的密码。`, password })
        },
        (trouble) => listed(c, { trouble, ...said }),
      )
    })
    .get(`${PATH}/:id`, secure, async (c) => userPage(c, await opened(c), {}))
    .post(`${PATH}/:id`, secure, async (c) => {
      const { deed } = await fieldsOf(c, ['deed'])
      const account = await opened(c)
      const does = deeds[deed]
      if (!does) return c.redirect(`${PATH}/${account.id}`, 303)
      return tried(
        c,
        async () => {
          const { said, password } = await does(c, account.id)
          return userPage(c, await opened(c), { done: said, password })
        },
        (trouble) => userPage(c, account, { trouble }),
      )
    })
}

interface PageSaid {
  readonly trouble?: string
  readonly done?: string
  readonly password?: string | undefined
}
type ListSaid = PageSaid & { readonly userName?: string; readonly name?: string }

const Said = ({ trouble, done, password }: PageSaid) => (
  <>
    <Trouble message={trouble ?? null} />
    <Done message={done ?? null} />
    {password && (
      <p class="office-secret">
        临时密码 <code>{password}</code> 只在这里显示一次，请当面告诉本人。
      </p>
    )}
  </>
)

const RoleTicks = ({ roles }: { roles: readonly Role[] }) => (
  <fieldset class="office-roles">
    <legend>角色</legend>
    {Role.options.map((role) => (
      <Tick name="roles" value={role} checked={roles.includes(role)}>
        <b>{ROLES[role].name}</b> {MEANS[role]}
      </Tick>
    ))}
  </fieldset>
)

const stateOf = ({ disabled, roles, passwordPassing, hasPassword }: Account): string =>
  disabled
    ? '已停用'
    : roles.length === 0
      ? '待分配角色'
      : passwordPassing
        ? '待改密码'
        : hasPassword
          ? '正常'
          : '统一登录'

/** Minutes of China's time: `2026-07-06 09:30`. */
const when = (at: string | null): string =>
  at ? new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : '从未登录'

const listPage = (c: OfficeContext, users: readonly Account[], said: ListSaid) =>
  show(
    c,
    { title: '人员管理', here: null },
    <div class="office wide">
      <h1>人员管理</h1>
      <Said {...said} />
      <section class="office-table" aria-label="本单位人员" tabindex={0}>
        <table class="plain">
          <thead>
            <tr>
              {['姓名', '用户名', '角色', '状态', '动态码', '最近登录'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr>
                <td>
                  <a href={`${PATH}/${user.id}`}>{user.name}</a>
                </td>
                <td>{user.userName}</td>
                <td>{user.roles.map((role) => ROLES[role].name).join('、') || '无'}</td>
                <td>{stateOf(user)}</td>
                <td>{user.hasSecondFactor ? '已启用' : user.secondFactorDue ? '待启用' : '未启用'}</td>
                <td class="when">{when(user.signedInAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>新增人员</h2>
        <form method="post" action={PATH} class="office-form">
          <Field name="name" label="姓名" value={said.trouble ? (said.name ?? '') : ''} autocomplete="off" />
          <Field
            name="userName"
            label="用户名"
            hint="登录时填写，2 至 32 个字母、数字或汉字"
            value={said.trouble ? (said.userName ?? '') : ''}
            autocomplete="off"
          />
          <RoleTicks roles={['clerk']} />
          <button type="submit" class="primary">
            新增，并给出临时密码
          </button>
        </form>
      </section>
    </div>,
  )

const userPage = (c: OfficeContext, user: Account, said: PageSaid) => {
  const path = `${PATH}/${user.id}`
  return show(
    c,
    { title: user.name, here: null },
    <Sheet heading={`${user.name}（${user.userName}）`}>
      <p>
        <a href={PATH}>人员管理</a>
      </p>
      <Said {...said} />
      <dl class="office-facts">
        <dt>状态</dt>
        <dd>{stateOf(user)}</dd>
        <dt>最近登录</dt>
        <dd>{when(user.signedInAt)}</dd>
        <dt>动态码</dt>
        <dd>{user.hasSecondFactor ? '已启用' : user.secondFactorDue ? '待启用' : '未启用'}</dd>
      </dl>
      <form method="post" action={path} class="office-form">
        <input type="hidden" name="deed" value="roles" />
        <RoleTicks roles={user.roles} />
        <button type="submit" class="primary">
          保存角色
        </button>
      </form>
      <section>
        <h2>账号</h2>
        <div class="office-deeds">
          {user.hasPassword && (
            <Deed action={path} deed="password">
              重置密码
            </Deed>
          )}
          {user.hasPassword && (
            <Deed action={path} deed={user.secondFactorDue ? 'release' : 'demand'}>
              {user.secondFactorDue ? '不再要求动态码' : '要求启用动态码'}
            </Deed>
          )}
          {user.hasSecondFactor && (
            <Deed action={path} deed="factor">
              重置动态码（手机丢失）
            </Deed>
          )}
          <Deed action={path} deed={user.disabled ? 'enable' : 'disable'}>
            {user.disabled ? '恢复使用' : '停用账号'}
          </Deed>
        </div>
      </section>
    </Sheet>,
  )
}
