import type { ComponentChildren } from 'preact'

/** A list with a heading over each column; the rows are its children. */
export const PlainTable = ({
  columns,
  children,
}: {
  readonly columns: readonly string[]
  readonly children: ComponentChildren
}) => (
  <table class="plain">
    <thead>
      <tr>
        {columns.map((name) => (
          <th scope="col" key={name}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
)
