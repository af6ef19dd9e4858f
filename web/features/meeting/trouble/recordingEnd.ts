import type { RecordingSession } from '../recording/recordingSession.ts'

/** Why our last recording did not begin or ended by itself. Its session comes a moment after the call. */
export class RecordingEnd {
  #session: RecordingSession | null = null

  watch(session: RecordingSession | null) {
    this.#session = session
  }

  get problem() {
    return this.#session?.getState().problem ?? null
  }
}
