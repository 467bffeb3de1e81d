import type { Account } from '../../domain/account.ts'
import { ROLES, Role } from '../../domain/role.ts'
import { show } from '../page.tsx'
import { Deed, Done, Field, Sheet, Tick, Trouble } from './forms.tsx'
import type { OfficeContext } from './office.ts'

/** Where the people of an organisation are managed. */
export const PATH = '/admin/users'

/** What a role is for, where it is given. */
const MEANS: Readonly<Record<Role, string>> = {
  clerk: '填数据、起草、修改',
  reviewer: '起草之外，还可审核、批准',
  admin: '管理人员和单位设置，不起草、不审批',
  auditor: '只读，查看审计记录',
}

interface PageSaid {
  readonly trouble?: string
  readonly done?: string
  readonly password?: string | undefined
}
/** What the list says after a deed, with what was filled in where it failed. */
export type ListSaid = PageSaid & { readonly userName?: string; readonly name?: string }

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

/** All people of the organisation, and a form for one more. */
export const listPage = (c: OfficeContext, users: readonly Account[], said: ListSaid) =>
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

/** One person: roles and what an admin may do to the account. */
export const userPage = (c: OfficeContext, user: Account, said: PageSaid) => {
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
