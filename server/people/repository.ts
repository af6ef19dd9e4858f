import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Me, Person, UpdateMe } from '../../contract/people.ts'
import { decodeCursor, encodeCursor, toPage } from '../cursor.ts'
import type { Database, Schema } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import { readSettings, writeSettings } from './settingsRepository.ts'

/** The columns of a public profile. */
export const personColumns = ['id', 'name', 'headline', 'bio', 'interests', 'time_zone'] as const

type PersonRow = Pick<Person, 'id' | 'name' | 'headline' | 'bio' | 'interests'> & { time_zone: string }

export function toPerson({ time_zone, id, name, headline, bio, interests }: PersonRow): Person {
  return { id, name, headline, bio, interests, timeZone: time_zone }
}

const cursorSchema = z.tuple([z.string().max(400), z.uuid()])

/** Members other than oneself whose name, headline or an interest contains `query`, by name (P3). */
export async function listPeople(
  database: Database,
  personId: string,
  { query, limit, cursor }: { query: string; limit: number; cursor?: string | undefined },
) {
  const rows = await database.asMember(personId, (tx) => {
    let people = tx
      .selectFrom('profiles')
      .select([...personColumns, sql<string>`lower(name)`.as('sort_name')])
      .where('id', '<>', personId)
    if (query !== '') people = people.where(contains(query))
    if (cursor !== undefined) {
      const [name, id] = decodeCursor(cursorSchema, cursor)
      people = people.where(sql<boolean>`(lower(name), id) > (${name}, ${id})`)
    }
    return people
      .orderBy(sql`lower(name)`)
      .orderBy('id')
      .limit(limit + 1)
      .execute()
  })
  const page = toPage(rows, limit, (last) => encodeCursor([last.sort_name, last.id]))
  return { items: page.items.map(toPerson), nextCursor: page.nextCursor }
}

function contains(query: string) {
  const pattern = `%${query.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`
  return sql<boolean>`(name ilike ${pattern} or headline ilike ${pattern} or array_to_string(interests, chr(10)) ilike ${pattern})`
}

/** One's own profile and settings. The e-mail address is the account's. */
export function findMe(database: Database, personId: string): Promise<Me> {
  return database.asMember(personId, (tx) => readMe(tx, personId)).then(withEmail(database))
}

/** Changes the given fields of one's own profile and settings. */
export function updateMe(database: Database, personId: string, changes: UpdateMe): Promise<Me> {
  const { timeZone, hideAddress, messageRetentionDays, ...rest } = changes
  const values = { ...rest, ...(timeZone === undefined ? {} : { time_zone: timeZone }) }
  return database
    .asMember(personId, async (tx) => {
      if (Object.values(values).some((value) => value !== undefined)) {
        await tx.updateTable('profiles').set(values).where('id', '=', personId).execute()
      }
      await writeSettings(tx, personId, { hideAddress, messageRetentionDays })
      return readMe(tx, personId)
    })
    .then(withEmail(database))
}

async function readMe(tx: Transaction<Schema>, personId: string): Promise<Omit<Me, 'email'>> {
  const row = await tx
    .selectFrom('profiles')
    .select(personColumns)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Refusal('person/not-found')
  return { ...toPerson(row), ...(await readSettings(tx, personId)) }
}

/** The accounts are out of every member's reach, so one's own address is read as the system. */
function withEmail(database: Database) {
  return async (person: Omit<Me, 'email'>): Promise<Me> => {
    const account = await database.asSystem((tx) =>
      tx.selectFrom('accounts.user').select('email').where('id', '=', person.id).executeTakeFirst(),
    )
    return { ...person, email: account?.email ?? '' }
  }
}
