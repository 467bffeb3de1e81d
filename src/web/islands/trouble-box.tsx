import type { ComponentChildren } from 'preact'
import type { Trouble } from './service/client.ts'

interface TroubleBoxProps {
  readonly trouble: Trouble
  /** Tries again what did not succeed; not offered where it cannot help. */
  readonly retry?: () => void
  readonly children?: ComponentChildren
}

/** What went wrong, in words, where it happened, with a way on: signing in again, trying again. */
export const TroubleBox = ({ trouble, retry, children }: TroubleBoxProps) => (
  <div class="trouble" role="alert">
    <strong>{trouble.message}</strong>
    {/* Of a single place the message speaks itself. */}
    {trouble.places.length > 1 && (
      <ul>
        {trouble.places.map((place) => (
          <li key={place.path}>{place.message}</li>
        ))}
      </ul>
    )}
    {trouble.status === 401 && <SignIn />}
    {retry && mayPass(trouble) && (
      <button type="button" onClick={retry}>
        重试
      </button>
    )}
    {children}
  </div>
)

/** Trouble that may be over the next time: no network, no session, a service that is busy or failing. */
const mayPass = ({ status }: Trouble): boolean => status === 0 || status === 401 || status === 429 || status >= 500

/** To the sign-in page in a window of its own: what stands on this one stays. */
export const SignIn = () => (
  <a class="button" href="/sign-in?next=%2Fdrafts" target="_blank" rel="noopener">
    在新窗口登录
  </a>
)
