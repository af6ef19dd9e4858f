import { browserStorage, forgetConversations, Outbox, roomsWithOutbox } from './outbox.ts'
import { onceExclusively, untilStopped } from './outboxLock.ts'
import { OutboxSender } from './outboxSender.ts'
import { postMessage } from './rooms.ts'

/** One for each account and room, so that all parts of the page see the same one change. */
const outboxes = new Map<string, Outbox>()

/** What this person has unsent in that room, in step with other tabs. */
export function openOutbox(personId: string, roomId: string) {
  if (outboxes.size === 0) addEventListener('storage', refreshAll)
  const key = `${personId}.${roomId}`
  const outbox = outboxes.get(key) ?? new Outbox(browserStorage(), personId, roomId)
  outboxes.set(key, outbox)
  return outbox
}

function refreshAll() {
  for (const outbox of outboxes.values()) outbox.refresh()
}

/** How many messages of this person are unsent, in all rooms. */
export function countUnsent(personId: string) {
  for (const roomId of roomsWithOutbox(browserStorage(), personId)) openOutbox(personId, roomId)
  const own = [...outboxes].filter(([key]) => key.startsWith(`${personId}.`))
  return own.reduce((total, [, outbox]) => total + outbox.getState().length, 0)
}

/** Forgets what is unsent and what was read: at sign-out. */
export function forgetOutboxes() {
  removeEventListener('storage', refreshAll)
  for (const outbox of outboxes.values()) outbox.forget()
  outboxes.clear()
  forgetConversations(browserStorage())
}

const lockOf = (personId: string, roomId: string) => ({
  // Without locks (no secure context) ids alone keep a message single.
  locks: 'locks' in navigator ? navigator.locks : null,
  name: `avari.outbox.${personId}.${roomId}`,
  after,
})

/** The lock of an outbox, kept from one message to the next: for the page that holds the call. */
export const holdExclusively = (personId: string, roomId: string) => untilStopped(lockOf(personId, roomId))

const after = (milliseconds: number, work: () => void) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

/**
 * Sends over the API what earlier calls of this person left unsent, and tells of each message that arrived. Returns what
 * stops it.
 */
export function sendOutboxes(personId: string, posted: (roomId: string) => void) {
  const senders = roomsWithOutbox(browserStorage(), personId).map((roomId) => {
    const sender = new OutboxSender({
      outbox: openOutbox(personId, roomId),
      post: (id, message, signal) => postMessage(roomId, { id, message }, signal),
      posted: () => posted(roomId),
      exclusively: onceExclusively(lockOf(personId, roomId)),
      after,
    })
    sender.start()
    return sender
  })
  return () => {
    for (const sender of senders) sender.stop()
  }
}
