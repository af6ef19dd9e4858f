import type { TrackEffect } from '../../../../call/trackEffect.ts'
import type { BackgroundLook } from './backgroundFrames.ts'
import { BackgroundSession, type SessionEvents } from './backgroundSession.ts'

/** Puts whom the camera sees before a blurred background or a picture. All of it happens in a worker of this page. */
export class BackgroundEffect implements TrackEffect {
  readonly name = 'background'
  readonly #events: SessionEvents
  readonly #sessions = new Set<BackgroundSession>()
  #look: BackgroundLook

  constructor(look: BackgroundLook, events: SessionEvents) {
    this.#look = look
    this.#events = events
  }

  /** Shows another background from the next frame on. */
  show(look: BackgroundLook) {
    this.#look = look
    for (const session of this.#sessions) session.show(look)
  }

  async apply(source: MediaStreamTrack) {
    const session = new BackgroundSession(source, this.#events)
    const close = () => {
      this.#sessions.delete(session)
      session.close()
    }
    this.#sessions.add(session)
    try {
      return { track: await session.start(this.#look), close }
    } catch (error) {
      close()
      throw error
    }
  }
}
