interface ChoiceFieldProps<T extends string> {
  readonly name: string
  readonly value: T
  /** Each value with what it is called. */
  readonly choices: Iterable<readonly [value: T, name: string]>
  readonly choose: (value: T) => void
  /** Its name stands beside it unless it is laid out otherwise. */
  readonly class?: string
  /** What is chosen is shown and cannot be changed. */
  readonly fixed?: boolean
}

/** One of several, under a name. */
export const ChoiceField = <T extends string>({
  name,
  value,
  choices,
  choose,
  class: layout = 'field inline',
  fixed = false,
}: ChoiceFieldProps<T>) => (
  <label class={layout}>
    <span>{name}</span>
    <select value={value} disabled={fixed} onChange={(event) => choose(event.currentTarget.value as T)}>
      {[...choices].map(([each, called]) => (
        <option value={each} key={each}>
          {called}
        </option>
      ))}
    </select>
  </label>
)
