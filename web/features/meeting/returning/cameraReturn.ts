import type { CallState } from '../../../../call/call.ts'
import type { MediaProblemCode } from '../../../../call/mediaErrors.ts'

/** What is seen of the page and of our own devices. */
export type Seen = { visible: boolean; local: CallState['local'] }
export type Reopening = 'camera' | 'microphone'

/** The system takes devices from a page in the background, and tells so up to this long after its return, in ms. */
const late = 2_000

/** How a browser names a device that it takes from a page in the background, or does not give it there. */
const taken: readonly MediaProblemCode[] = [
  'media/lost',
  'media/in-use',
  'media/not-started',
  'media/not-now',
  'media/not-found',
]

/**
 * Says which devices to open again when the person comes back from another app (C18). What was lost in full view, by
 * unplugging or a withdrawn permission, is theirs to mend.
 */
export class CameraReturn {
  readonly #now: () => number
  #visible = true
  #shownAt = Number.NEGATIVE_INFINITY
  #known = new Set<Reopening>()
  #owed = new Set<Reopening>()

  constructor(now: () => number) {
    this.#now = now
  }

  see({ visible, local }: Seen): Reopening[] {
    if (visible && !this.#visible) this.#shownAt = this.#now()
    this.#visible = visible
    const lost = new Set(
      local.problems
        .filter(({ code }) => taken.includes(code))
        .map(({ device }) => device)
        .filter((device) => device !== 'screen'),
    )
    const away = !visible || this.#now() - this.#shownAt <= late
    for (const device of lost) if (away && !this.#known.has(device)) this.#owed.add(device)
    // Switched on or off by hand meanwhile: nothing is owed any more.
    for (const device of this.#owed) if (!lost.has(device)) this.#owed.delete(device)
    if (visible && frozenPicture(local)) this.#owed.add('camera')
    this.#known = lost
    if (!visible) return []
    const due = [...this.#owed]
    this.#owed.clear()
    return due
  }
}

/** The track has ended without a word, as after a page was frozen. */
function frozenPicture({ cameraEnabled, cameraStream }: CallState['local']) {
  const [track] = cameraStream?.getVideoTracks() ?? []
  return cameraEnabled && track?.readyState === 'ended'
}
