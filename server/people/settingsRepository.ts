import type { Transaction } from 'kysely'
import { retentionDays } from '../../contract/limits.ts'
import type { Settings } from '../../contract/people.ts'
import type { Database, Schema } from '../db/database.ts'

/** Who has set nothing has no row. */
const defaults: Settings = { hideAddress: false, messageRetentionDays: null }

/** A member's own settings; row-level security keeps everybody else's out of reach. */
export async function readSettings(tx: Transaction<Schema>, personId: string): Promise<Settings> {
  const row = await tx
    .selectFrom('person_settings')
    .select(['hide_address', 'message_retention_days'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!row) return defaults
  const messageRetentionDays = retentionDays.find((days) => days === row.message_retention_days) ?? null
  return { hideAddress: row.hide_address, messageRetentionDays }
}

export function findSettings(database: Database, personId: string): Promise<Settings> {
  return database.asMember(personId, (tx) => readSettings(tx, personId))
}

/** Changes the given settings. */
export async function writeSettings(
  tx: Transaction<Schema>,
  personId: string,
  { hideAddress, messageRetentionDays }: { [Name in keyof Settings]?: Settings[Name] | undefined },
) {
  const values = {
    ...(hideAddress === undefined ? {} : { hide_address: hideAddress }),
    ...(messageRetentionDays === undefined ? {} : { message_retention_days: messageRetentionDays }),
  }
  if (Object.keys(values).length === 0) return
  await tx
    .insertInto('person_settings')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}
