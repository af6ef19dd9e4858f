import type { z } from 'zod'
import { Refusal } from './errors.ts'

/** Cursors are opaque to clients: a few values in base64url, checked like any other input when they come back. */
export function encodeCursor(values: readonly (string | number)[]) {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Throws `invalid-request` for a cursor that is not ours. */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.infer<Schema> {
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (parsed.success) return parsed.data
  throw new Refusal('invalid-request', { fields: [{ path: 'cursor', message: 'Not a cursor of this list' }] })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Cuts the row that was read beyond the page, and says where the next page begins. */
export function toPage<Row>(rows: Row[], limit: number, cursorOf: (last: Row) => string) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}
