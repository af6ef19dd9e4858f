import type { Pool } from 'pg'

/**
 * Every right that a stranger (`anon`), a member (`authenticated`) or everybody (`public`) has on something in public or accounts, one
 * a line: `<who> <right> <what>`.
 */
export async function grantsOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    with acls (acl, what, nsp) as (
      select relacl, relname::text, relnamespace from pg_class where relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      union all
      select attacl, relname || '.' || attname, relnamespace from pg_attribute join pg_class on pg_class.oid = attrelid
      union all
      select coalesce(proacl, acldefault('f', proowner)), proname || '()', pronamespace from pg_proc
      union all
      select nspacl, 'schema ' || nspname, oid from pg_namespace
    )
    select format('%s %s %s', coalesce(rolname, 'public'), lower(privilege_type), what) collate "C" as line
    from acls
    cross join lateral aclexplode(acl)
    left join pg_roles on pg_roles.oid = grantee
    where nsp in ('public'::regnamespace, 'accounts'::regnamespace) and coalesce(rolname, 'public') in ('public', 'anon', 'authenticated')
    order by line`)
  return rows.map((row) => row.line)
}
