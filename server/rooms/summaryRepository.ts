import type { Selectable, Transaction } from 'kysely'
import { type CallSummary, type PersonSummary, summaryLevels } from '../../contract/summaries.ts'
import type { Database, Schema } from '../db/database.ts'
import type { CallSummaries } from '../db/schema.gen.ts'
import { isDatabaseError } from '../errors.ts'
import { findRoom } from './repository.ts'

type Tx = Transaction<Schema>
type Row = Selectable<CallSummaries>

export function toSummary(row: Omit<Row, 'room_id' | 'person_id' | 'updated_at'>): CallSummary {
  return {
    connectedSeconds: row.connected_seconds,
    meanRoundTripMs: row.mean_round_trip_ms,
    p95RoundTripMs: row.p95_round_trip_ms,
    lossRatio: row.loss_ratio,
    upBitrate: row.up_bitrate,
    downBitrate: row.down_bitrate,
    path: row.path === 'direct' || row.path === 'relay' ? row.path : null,
    levelSeconds: summaryLevels.parse(row.level_seconds),
  }
}

const toColumns = (summary: CallSummary) => ({
  connected_seconds: summary.connectedSeconds,
  mean_round_trip_ms: summary.meanRoundTripMs,
  p95_round_trip_ms: summary.p95RoundTripMs,
  loss_ratio: summary.lossRatio,
  up_bitrate: summary.upBitrate,
  down_bitrate: summary.downBitrate,
  path: summary.path,
  level_seconds: [...summary.levelSeconds],
})

/** What the policy answers for a room that is not the member's, and the foreign key for one that is nowhere. */
const refusals = new Set(['42501', '23503'])

/**
 * Keeps how the call went for this member and answers what is kept. Summaries grow with the call, so of two that arrive in
 * the wrong order, or from two tabs, the longer one stays. Throws `room/not-found`, `room/not-participant`.
 */
export async function keepSummary(
  database: Database,
  personId: string,
  roomId: string,
  summary: CallSummary,
) {
  try {
    return await database.asMember(personId, async (tx) => {
      await upsert(tx, personId, roomId, summary)
      return readOwn(tx, personId, roomId)
    })
  } catch (error) {
    if (isDatabaseError(error) && refusals.has(error.code ?? '')) await findRoom(database, personId, roomId)
    throw error
  }
}

async function upsert(tx: Tx, personId: string, roomId: string, summary: CallSummary) {
  const columns = toColumns(summary)
  await tx
    .insertInto('call_summaries')
    .values({ room_id: roomId, person_id: personId, ...columns })
    .onConflict((conflict) =>
      conflict
        .columns(['room_id', 'person_id'])
        .doUpdateSet(columns)
        .where('call_summaries.connected_seconds', '<=', summary.connectedSeconds),
    )
    .execute()
}

async function readOwn(tx: Tx, personId: string, roomId: string) {
  const row = await tx
    .selectFrom('call_summaries')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return toSummary(row)
}

/** What either of the two has kept, own first. Throws `room/not-found`, `room/not-participant`. */
export async function listSummaries(database: Database, personId: string, roomId: string) {
  const rows = await database.asMember(personId, (tx) =>
    tx.selectFrom('call_summaries').selectAll().where('room_id', '=', roomId).execute(),
  )
  // Row-level security answers nothing for a foreign room; say so instead of showing an empty one.
  if (rows.length === 0) await findRoom(database, personId, roomId)
  const items: PersonSummary[] = rows.map((row) => ({ personId: row.person_id, ...toSummary(row) }))
  return { items: items.toSorted((one) => (one.personId === personId ? -1 : 1)) }
}
