import type { Draft } from '../../../domain/draft.ts'
import { SignIn } from '../trouble-box.tsx'
import type { SaveState } from './saving.ts'

interface SaveLineProps {
  readonly state: SaveState
  /** Why nothing can be changed; null where it can. */
  readonly closed: string | null
  readonly keepMine: (theirs: Draft) => void
  readonly takeTheirs: (theirs: Draft) => void
  /** Saves once more. */
  readonly retry: () => void
}

/** Where the words are: at the service, on the way, or only in this browser. */
export function SaveLine({ state, closed, keepMine, takeTheirs, retry }: SaveLineProps) {
  if (closed !== null) return <p class="save-line">{closed}</p>
  switch (state.is) {
    case 'saved':
      return <p class="save-line">{state.at ? `已保存 ${state.at}` : '已保存'}</p>
    case 'waiting':
    case 'saving':
      return <p class="save-line">正在保存…</p>
    case 'failed':
      return (
        <div class="save-line is-bad" role="alert">
          没有保存到服务：{state.trouble.message}
          {state.trouble.status === 401 && <SignIn />}
          <button type="button" onClick={retry}>
            重试
          </button>
        </div>
      )
    case 'moved-on':
      return (
        <div class="trouble" role="alert">
          <strong>这份稿件刚被别处改过（另一个窗口或同事）。你的文字还在，请选择：</strong>
          <button type="button" onClick={() => keepMine(state.theirs)}>
            保留我的
          </button>
          <button type="button" onClick={() => takeTheirs(state.theirs)}>
            换成对方的
          </button>
        </div>
      )
  }
}
