import type { Child } from 'hono/jsx'

/** A page of forms: one column, narrow enough to read. */
export const Sheet = ({ heading, children }: { heading: string; children: Child }) => (
  <div class="office">
    <h1>{heading}</h1>
    {children}
  </div>
)

/** What went wrong, or what was done, before everything else on the page. */
export const Trouble = ({ message }: { message: string | null }) =>
  message ? (
    <p class="office-trouble" role="alert">
      {message}
    </p>
  ) : null
/** Says that it was done. */
export const Done = ({ message }: { message: string | null }) =>
  message ? (
    <p class="office-done" role="status">
      {message}
    </p>
  ) : null

/** What a field of a form shows. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'password'
  readonly value?: string
  readonly autocomplete?: string
  readonly inputmode?: 'numeric'
  readonly autofocus?: boolean
}

/** One thing to fill in, with its name and what is expected. */
export const Field = ({ name, label, hint, type = 'text', ...rest }: FieldProps) => (
  <label class="field">
    <span>{label}</span>
    <input name={name} type={type} required maxlength={200} spellcheck={false} {...rest} />
    {hint && <small>{hint}</small>}
  </label>
)

/** Something to be ticked. */
export const Tick = ({
  name,
  value,
  checked,
  children,
}: {
  name: string
  value: string
  checked: boolean
  children: Child
}) => (
  <label class="tick">
    <input type="checkbox" name={name} value={value} checked={checked} />
    <span>{children}</span>
  </label>
)

/** A button that does one thing to what the form names. */
export const Deed = ({ action, deed, children }: { action: string; deed: string; children: Child }) => (
  <form method="post" action={action}>
    <input type="hidden" name="deed" value={deed} />
    <button type="submit">{children}</button>
  </form>
)
