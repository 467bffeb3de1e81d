import { Scope } from '../domain/role.ts'

/** Who looks at a page. */
export interface Visitor {
  /** The service runs without accounts: nobody signed in. */
  readonly demo: boolean
  readonly name: string
  readonly organisation: string
  /** As the pages name them: 拟稿, 审核. */
  readonly roles: readonly string[]
  readonly scopes: readonly Scope[]
}

/** Everybody, where the service runs without accounts. */
export const DEMO_VISITOR: Visitor = {
  demo: true,
  name: '演示用户',
  organisation: '演示单位',
  roles: [],
  scopes: Scope.options,
}

/** In the head of every page: who is signed in, with what one may do with the account; or that this is a demonstration. */
export const VisitorMenu = ({ visitor }: { visitor: Visitor }) =>
  visitor.demo ? (
    <p class="visitor-demo">
      演示模式<span>：未设账号，请勿填写真实数据</span>　<a href="/admin/keys">系统对接</a>
    </p>
  ) : (
    <details class="visitor">
      <summary>
        <span class="visitor-name">{visitor.name}</span>
        <span class="visitor-roles">{visitor.roles.join('、') || '待分配角色'}</span>
      </summary>
      <div class="visitor-menu">
        <p>{visitor.organisation}</p>
        <a href="/account">我的账号</a>
        {visitor.scopes.includes('admin') && <a href="/admin/users">人员管理</a>}
        {visitor.scopes.includes('admin') && <a href="/admin/organisation">单位设置</a>}
        {visitor.scopes.includes('admin') && <a href="/admin/keys">系统对接</a>}
        <form method="post" action="/sign-out">
          <button type="submit">退出登录</button>
        </form>
      </div>
    </details>
  )
