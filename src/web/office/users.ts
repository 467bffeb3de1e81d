import { Hono } from 'hono'
import { type Account, PersonName, Roles, UserName } from '../../domain/account.ts'
import { Problem } from '../../domain/problem.ts'
import type { Role } from '../../domain/role.ts'
import {
  addUser,
  demandSecondFactor,
  resetPassword,
  resetSecondFactor,
  setDisabled,
  setRoles,
} from '../../pipeline/accounts/manage-users.ts'
import { type PageEnv, secure } from '../page.tsx'
import { sessionIn, tried } from './answer.tsx'
import { fieldsOf, type Office, type OfficeContext } from './office.ts'
import { readField } from './read-field.ts'
import { type ListSaid, listPage, PATH, userPage } from './users-view.tsx'

const rolesIn = async (c: OfficeContext): Promise<Role[]> => {
  const form = await c.req.parseBody({ all: true })
  return readField(Roles, [form.roles ?? []].flat())
}

/** What an admin may do to a person, by the word that the form sends; gives what the page then says. */
type DeedOf = (c: OfficeContext, id: string) => Promise<{ readonly said: string; readonly password?: string }>

const deedsWith = (accounts: Office['accounts']): ReadonlyMap<string, DeedOf> =>
  new Map<string, DeedOf>(
    Object.entries<DeedOf>({
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
    }),
  )

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
  const deeds = deedsWith(accounts)

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
      const does = deeds.get(deed)
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
