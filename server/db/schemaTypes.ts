import type { Pool } from 'pg'

type Column = {
  table_schema: string
  table_name: string
  column_name: string
  type: string
  nullable: boolean
  optional: boolean
}

const scalarTypes: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  text: 'string',
  timestamptz: 'Timestamp',
  // A range comes and goes as its text.
  tstzrange: 'string',
  uuid: 'string',
}

/** Columns that say more than their type in the database does. */
const columnTypes: Record<string, string> = { 'coffee_chats.status': 'ChatStatus' }

/** Without a default, but a trigger fills them whatever the insert says. */
const filledByTriggers = new Set(['coffee_chats.ends_at', 'call_messages.seq', 'call_messages.user_name'])

/** The kysely types of every table in public and accounts, as TypeScript text. Throws at a column type that it does not know. */
export async function renderSchema(pool: Pool): Promise<string> {
  const { rows } = await pool.query<Column>(`
    select table_schema, table_name, column_name, udt_name as type,
      is_nullable = 'YES' as nullable,
      is_nullable = 'YES' or column_default is not null or is_identity = 'YES' as optional
    from information_schema.columns
    where table_schema in ('public', 'accounts')
    order by table_schema = 'public' desc, table_name, ordinal_position`)
  const tables = Map.groupBy(rows, (row) => `${row.table_schema}.${row.table_name}`)
  const entries = [...tables].map(([name, columns]) => ({
    key: name.replace(/^public\./u, ''),
    type: typeName(name.replace(/^public\./u, '')),
    columns,
  }))
  return [
    '// Made from the database by server/db/generateTypes.ts; change a migration, not this file.',
    "import type { ColumnType } from 'kysely'",
    "import type { ChatStatus } from '../../contract/chatStates.ts'",
    '',
    'type Timestamp = ColumnType<Date, Date | string, Date | string>',
    // kysely's own Generated does not look into another ColumnType.
    'type Generated<T> =',
    '  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>',
    ...entries.flatMap(({ type, columns }) => ['', `export type ${type} = {`, ...columns.map(line), '}']),
    '',
    'export type DB = {',
    ...entries.map(({ key, type }) => `  ${quoted(key)}: ${type}`),
    '}',
    '',
  ].join('\n')
}

function line(column: Column) {
  const base = `${tsType(column)}${column.nullable ? ' | null' : ''}`
  // A column that may be null may be left out as well: kysely knows that by itself.
  const optional = column.optional || filledByTriggers.has(`${column.table_name}.${column.column_name}`)
  const type = optional && !column.nullable ? `Generated<${base}>` : base
  return `  ${quoted(column.column_name)}: ${type}`
}

function tsType({ type, table_name, column_name }: Column) {
  const scalar = columnTypes[`${table_name}.${column_name}`] ?? scalarTypes[type.replace(/^_/u, '')]
  if (!scalar) throw new Error(`${table_name}.${column_name}: no TypeScript type for ${type} yet`)
  return type.startsWith('_') ? `${scalar}[]` : scalar
}

const quoted = (name: string) => (/^\w+$/u.test(name) ? name : `'${name}'`)

const typeName = (name: string) =>
  name
    .split(/[._]/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
