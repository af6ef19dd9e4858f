import type { RecordingWire, StepAnswer } from '../../../../call/recording/recordingWire.ts'
import { roomRecordings } from '../../../api/recordings.ts'
import type { AppSocket } from '../../../api/socket.ts'

/** How long the server may take to acknowledge a step, in milliseconds. */
const stepTimeout = 5_000

/** Steps over the page's one socket, the list over the API. */
export function socketRecordingWire(socket: AppSocket, roomId: string): RecordingWire {
  return {
    list: () => roomRecordings(roomId),
    say: async ({ recordingId, action, studio }) => {
      const step = { matchId: roomId, recordingId, action, ...(studio === undefined ? {} : { studio }) }
      const answer: StepAnswer = await socket.timeout(stepTimeout).emitWithAck('recording', step)
      return answer
    },
  }
}
