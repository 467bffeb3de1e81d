interface TicksProps<Name extends string> {
  readonly legend: string
  /** What may be ticked, each with what it is called. */
  readonly names: Readonly<Record<Name, string>>
  readonly ticked: readonly Name[]
  readonly tick: (ticked: readonly Name[]) => void
  /** Shows the names that programs use beside the words. */
  readonly codes?: boolean
}

/** Several of a list, ticked. */
export function Ticks<Name extends string>({ legend, names, ticked, tick, codes }: TicksProps<Name>) {
  return (
    <fieldset class="integration-scopes">
      <legend>{legend}</legend>
      {(Object.keys(names) as Name[]).map((name) => (
        <label class="tick" key={name}>
          <input
            type="checkbox"
            checked={ticked.includes(name)}
            onChange={({ currentTarget: { checked } }) =>
              tick(checked ? [...ticked, name] : ticked.filter((each) => each !== name))
            }
          />
          <span>
            {names[name]} {codes && <code>{name}</code>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
