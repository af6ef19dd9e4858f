import type { Call } from '../../../../call/call.ts'
import { openSocket } from '../../../api/socket.ts'
import type { CallMessageLog } from '../chat/callMessageLog.ts'
import type { RecordingSession } from '../recording/recordingSession.ts'
import { messages } from './messages.ts'
import type { TroubleId } from './rules.ts'

export type TroubleAction = { label: string; run: () => void }

type Parts = { call: Call; log: CallMessageLog; recording: RecordingSession | null }

const { actions } = messages
const restart = { label: actions.restart, run: ({ call }: Parts) => call.connection()?.restartIce() }

const known: Partial<Record<TroubleId, { label: string; run: (parts: Parts) => void }>> = {
  connection: restart,
  nothingArrives: restart,
  nothingLeaves: restart,
  noPicture: restart,
  signaling: { label: actions.reconnect, run: reconnect },
  messages: { label: actions.resend, run: resend },
  recordingFailed: { label: actions.record, run: ({ recording }) => void recording?.press() },
  shareStopped: { label: actions.share, run: ({ call }) => void call.startScreenShare() },
}

/** The one press that may mend a trouble, where there is one. */
export function actionFor(id: TroubleId, parts: Parts): TroubleAction | null {
  const action = known[id]
  return action ? { label: action.label, run: () => action.run(parts) } : null
}

/** Tries at once, where the socket would wait longer and longer between two tries. */
function reconnect() {
  const socket = openSocket()
  if (!socket.connected) socket.disconnect().connect()
}

function resend({ log }: Parts) {
  for (const { id, failure } of log.getState().outgoing) if (failure !== null) log.retry(id)
}
