import type { Call } from '../../../../call/call.ts'
import { isInCall } from '../../../../call/callPhase.ts'
import { systemClock } from '../../../../call/clock.ts'
import { CallRecorder } from '../../../../call/recording/callRecorder.ts'
import { saveRecording } from '../../../../call/recording/localRecordings.ts'
import { recordingMessages } from '../../../../call/recording/messages.ts'
import { RecordingConsent } from '../../../../call/recording/recordingConsent.ts'
import { recordingSupport } from '../../../../call/recording/recordingSupport.ts'
import type { Me } from '../../../../contract/people.ts'
import type { Room } from '../../../../contract/rooms.ts'
import type { ServerToClientEvents } from '../../../../contract/signaling.ts'
import { openSocket } from '../../../api/socket.ts'
import { toast } from '../../../ui/toast.ts'
import { newId } from '../newId.ts'
import { messages } from './messages.ts'
import { readChoice, toOptions } from './recordingChoice.ts'
import { RecordingSession } from './recordingSession.ts'
import { socketRecordingWire } from './socketRecordingWire.ts'

/** Recording in this call, from now on; `close` settles once everything is saved. */
export function openRecordingSession(call: Call, { roomId, chat }: Room, me: Me) {
  const socket = openSocket()
  const consent = new RecordingConsent({
    wire: socketRecordingWire(socket, roomId),
    clock: systemClock,
    newId,
    personId: me.id,
    sendToPeer: (message) => call.sendToPeer(message),
  })
  const onChanged: ServerToClientEvents['recording-changed'] = ({ matchId, recording }) => {
    if (matchId === roomId) consent.changed(recording)
  }
  socket.on('recording-changed', onChanged)
  const session = new RecordingSession({
    call,
    consent,
    openRecorder: () => new CallRecorder({ roomId, personId: me.id }),
    support: recordingSupport,
    studio: () => readChoice().studio,
    options: ({ formats }) => toOptions(readChoice(), formats),
    names: { localName: me.name, remoteName: chat.other.name },
    save: saveRecording,
  })
  const unguard = guardPage(session)
  let left = false
  const untell = tellAfterwards(session, () => left || !isInCall(call.getState().phase))
  return {
    session,
    close: async () => {
      left = true
      await session.close()
      socket.off('recording-changed', onChanged)
      unguard()
      untell()
    },
  }
}

/** Once the call is over nothing of it is on the page any more, and what became of the recording is said at its edge. */
function tellAfterwards(session: RecordingSession, isOver: () => boolean) {
  let before = session.getState()
  return session.subscribe(() => {
    const { saved, problem } = session.getState()
    const isNew = saved !== before.saved || problem !== before.problem
    before = session.getState()
    if (!isNew || !isOver()) return
    if (problem) toast.bad(recordingMessages.problems[problem])
    else if (saved) toast.good(messages.savedAs(saved.fileName))
  })
}

/** Who leaves in mid-recording is asked first, and who leaves all the same has ended it. */
function guardPage(session: RecordingSession) {
  const onLeave = (event: BeforeUnloadEvent) => {
    if (session.busy) event.preventDefault()
  }
  const onHide = () => session.consent.stop()
  addEventListener('beforeunload', onLeave)
  // Before the page's other listeners, one of which closes the socket.
  addEventListener('pagehide', onHide, { capture: true })
  return () => {
    removeEventListener('beforeunload', onLeave)
    removeEventListener('pagehide', onHide, { capture: true })
  }
}
