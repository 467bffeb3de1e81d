-- What SQLite gives our SQL that PostgreSQL lacks or calls otherwise. Run at every start; each is replaced by itself.

-- The elements of a JSON array or the members of an object, as text; none of NULL.
CREATE OR REPLACE FUNCTION json_each(text) RETURNS TABLE (key text, value text) LANGUAGE sql IMMUTABLE AS $$
  SELECT (ordinality - 1)::text, element
  FROM json_array_elements_text(CASE json_typeof($1::json) WHEN 'array' THEN $1::json ELSE '[]' END)
    WITH ORDINALITY AS elements (element)
  UNION ALL SELECT * FROM json_each_text(CASE json_typeof($1::json) WHEN 'object' THEN $1::json ELSE '{}' END)
$$;

-- What stands at a path such as $.period.year, as text.
CREATE OR REPLACE FUNCTION json_extract(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT $1::json #>> string_to_array(substr($2, 3), '.')
$$;

CREATE OR REPLACE FUNCTION json_member(text, text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1::json ->> $2 $$;
CREATE OR REPLACE FUNCTION json_element(text, integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT $1::json ->> $2 $$;
DO $$
BEGIN
  IF to_regoperator('->>(text,text)') IS NULL THEN
    CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = text, FUNCTION = json_member);
    CREATE OPERATOR ->> (LEFTARG = text, RIGHTARG = integer, FUNCTION = json_element);
  END IF;
END
$$;

-- Undoes the transaction, with these words. Volatile, so that the planner does not try it beforehand.
CREATE OR REPLACE FUNCTION fail(words text) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RAISE EXCEPTION '%', words;
END
$$;

-- What a trigger of the migrations does: RAISE(ABORT, …).
CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0];
END
$$;

-- The schema as a backup reads it (backup/backup-tables.ts): no tables of other schemas, no columns that SQLite does not show.
CREATE OR REPLACE VIEW sqlite_master AS
  SELECT 'table' AS type, relname::text AS name,
    CASE WHEN relname = 'passages_fts' THEN 'CREATE VIRTUAL TABLE' ELSE 'CREATE TABLE' END AS sql
  FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace;

CREATE OR REPLACE FUNCTION pragma_table_info(text) RETURNS TABLE (cid bigint, name text, type text, pk bigint)
LANGUAGE sql STABLE AS $$
  SELECT attnum::bigint, attname::text, format_type(atttypid, NULL),
    coalesce(array_position((SELECT conkey FROM pg_constraint WHERE conrelid = attrelid AND contype = 'p'), attnum), 0)::bigint
  FROM pg_attribute
  WHERE attrelid = to_regclass(quote_ident($1)) AND attnum > 0 AND NOT attisdropped AND attidentity <> 'a'
$$;
