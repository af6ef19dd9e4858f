import type { Transaction } from 'kysely'
import type { Settings } from '../../contract/people.ts'
import type { Database, Schema } from '../db/database.ts'

/** Who has set nothing has no row. */
const defaults: Settings = { hideAddress: false }

/** A member's own settings; row-level security keeps everybody else's out of reach. */
export async function readSettings(tx: Transaction<Schema>, personId: string): Promise<Settings> {
  const row = await tx
    .selectFrom('person_settings')
    .select('hide_address')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? { hideAddress: row.hide_address } : defaults
}

export function findSettings(database: Database, personId: string): Promise<Settings> {
  return database.asMember(personId, (tx) => readSettings(tx, personId))
}

export async function writeSettings(tx: Transaction<Schema>, personId: string, { hideAddress }: Settings) {
  await tx
    .insertInto('person_settings')
    .values({ person_id: personId, hide_address: hideAddress })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ hide_address: hideAddress }))
    .execute()
}
