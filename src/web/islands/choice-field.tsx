interface ChoiceFieldProps<T extends string> {
  readonly name: string
  readonly value: T
  /** Each value with what it is called. */
  readonly choices: Iterable<readonly [value: T, name: string]>
  readonly choose: (value: T) => void
}

/** One of several, with its name beside it. */
export const ChoiceField = <T extends string>({ name, value, choices, choose }: ChoiceFieldProps<T>) => (
  <label class="field inline">
    <span>{name}</span>
    <select value={value} onChange={(event) => choose(event.currentTarget.value as T)}>
      {[...choices].map(([each, called]) => (
        <option value={each} key={each}>
          {called}
        </option>
      ))}
    </select>
  </label>
)
