import { FakeClock, settle } from '../../../../call/fakeClock.ts'
import { FakeStorage } from '../../../api/fakeStorage.ts'
import { Outbox } from '../../../api/outbox.ts'
import { CallMessageLog } from './callMessageLog.ts'
import { FakeMessageWire } from './fakeMessageWire.ts'
import { countUnread } from './mergeMessages.ts'

/** Ada's messages in memory, for tests. `newLoad` is the page loaded anew: what it kept is there, what it knew is not. */
export function createMessageLogs(wire: FakeMessageWire) {
  const storage = new FakeStorage()
  let read = 0
  let made = 0
  const newLoad = () => {
    const clock = new FakeClock()
    const log = new CallMessageLog({
      wire,
      outbox: new Outbox(storage, 'ada', 'room'),
      exclusively: (work) => work(),
      clock,
      personId: 'ada',
      readPosition: {
        get: () => read,
        keep: (seq) => {
          read = seq
        },
      },
      newId: () => {
        made += 1
        return `own-${made}`
      },
      now: () => new Date('2026-11-24T15:00:00Z'),
    })
    return { log, clock }
  }
  return { newLoad }
}

export const textsOf = (log: CallMessageLog) => log.getState().stored.map(({ message }) => message)
export const unreadOf = (log: CallMessageLog) =>
  countUnread(log.getState().stored, 'ada', log.getState().readSeq)

/** A page that is online, in a room where Grace has said `history`. */
export async function openMessageLog(...history: string[]) {
  const wire = new FakeMessageWire()
  for (const message of history) wire.say(message)
  const { newLoad } = createMessageLogs(wire)
  const { log, clock } = newLoad()
  log.online()
  await settle()
  return { wire, clock, log, newLoad, texts: () => textsOf(log), unread: () => unreadOf(log) }
}
