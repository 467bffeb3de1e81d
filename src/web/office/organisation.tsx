import { Hono } from 'hono'
import { type Organisation, OrganisationName } from '../../domain/account.ts'
import { settleOrganisation } from '../../pipeline/accounts/manage-users.ts'
import { type PageEnv, secure, show } from '../page.tsx'
import { sessionIn, tried } from './answer.tsx'
import { Done, Field, Sheet, Tick, Trouble } from './forms.tsx'
import { fieldsOf, type Office, type OfficeContext } from './office.ts'
import { readField } from './read-field.ts'

const PATH = '/admin/organisation'

/** What the organisation is called and what it allows, for its admins. */
export const organisationPages = ({ accounts }: Office): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get(PATH, secure, (c) =>
      organisationPage(c, sessionIn(c).organisation, null, c.req.query('said') === 'kept' ? '设置已保存。' : null),
    )
    .post(PATH, secure, async (c) => {
      const session = sessionIn(c)
      const said = await fieldsOf(c, ['name', 'selfApproval', 'secondFactor'])
      const wanted = { selfApproval: said.selfApproval === 'yes', secondFactor: said.secondFactor === 'yes' }
      return tried(
        c,
        async () => {
          await settleOrganisation(session, { ...wanted, name: readField(OrganisationName, said.name) }, accounts)
          return c.redirect(`${PATH}?said=kept`, 303)
        },
        (trouble) => organisationPage(c, { ...session.organisation, ...wanted, name: said.name }, trouble, null),
      )
    })

const organisationPage = (
  c: OfficeContext,
  { name, selfApproval, secondFactor }: Organisation,
  trouble: string | null,
  done: string | null,
) =>
  show(
    c,
    { title: '单位设置', here: null },
    <Sheet heading="单位设置">
      <Trouble message={trouble} />
      <Done message={done} />
      <form method="post" action={PATH} class="office-form">
        <Field name="name" label="单位名称" value={name} />
        <Tick name="selfApproval" value="yes" checked={selfApproval}>
          拟稿人可以批准自己的稿件（只有一名工作人员的单位才需要）
        </Tick>
        <Tick name="secondFactor" value="yes" checked={secondFactor}>
          所有人登录都须使用动态码
        </Tick>
        <button type="submit" class="primary">
          保存
        </button>
      </form>
    </Sheet>,
  )
