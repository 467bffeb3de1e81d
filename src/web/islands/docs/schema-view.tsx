import type { JsonSchema } from '../../../http/openapi/json-schema.ts'
import { type Description, nameOf } from './description.ts'
import { typeInWords, Words } from './words.tsx'

/** The schema that a value's fields come from, through references, lists and what may also be null. */
function innermost(schema: JsonSchema, { components }: Description): JsonSchema {
  if (schema.$ref) return components.schemas[nameOf(schema.$ref)] ?? {}
  if (schema.items) return innermost(schema.items, { components } as Description)
  const choice = schema.anyOf?.find(({ type }) => type !== 'null')
  return choice ? innermost(choice, { components } as Description) : schema
}

/** The fields of a body, those within fields folded away. */
export const SchemaView = ({
  schema,
  description,
  above = [],
}: {
  schema: JsonSchema
  description: Description
  above?: readonly JsonSchema[]
}) => {
  const own = innermost(schema, description)
  // Problem narrowed by its codes: the whole is shown by its name.
  const { properties, required = [] } = own.allOf?.[0] ? innermost(own.allOf[0], description) : own
  if (!properties) return <p class="hint">{typeInWords(schema)}</p>
  return (
    <dl class="fields">
      {Object.entries(properties).map(([name, field]) => {
        const inner = innermost(field, description)
        const opens = inner.properties && !above.includes(inner)
        return (
          <div key={name}>
            <dt>
              <code>{name}</code>
              {required.includes(name) && <em>必填</em>}
            </dt>
            <dd>
              <span class="type">{typeInWords(field)}</span>
              {(field.description ?? inner.description) && <Words text={(field.description ?? inner.description)!} />}
              {opens && (
                <details>
                  <summary>{name} 的各项</summary>
                  <SchemaView schema={inner} description={description} above={[...above, inner]} />
                </details>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
