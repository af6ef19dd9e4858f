/** What somebody chose before a call, for the next one (C2). */
export type DeviceChoice = {
  microphoneEnabled: boolean
  cameraEnabled: boolean
  microphoneId: string
  cameraId: string
  speakerId: string
}

const firstChoice: DeviceChoice = {
  microphoneEnabled: true,
  cameraEnabled: true,
  microphoneId: '',
  cameraId: '',
  speakerId: '',
}

const choiceKey = 'avari.devices'
const seatKey = (roomId: string) => `avari.in-call.${roomId}`

/** What is kept of a call in this tab, so that a reload leads straight back into it (C11). */
export type Seat = Pick<DeviceChoice, 'microphoneEnabled' | 'cameraEnabled'>

export const readChoice = (): DeviceChoice => ({ ...firstChoice, ...read(localStorage, choiceKey) })

export const keepChoice = (choice: DeviceChoice) => write(localStorage, choiceKey, choice)

/** The switches of the call that this tab was in when the page was unloaded; null if it was in none. */
export function readSeat(roomId: string): Seat | null {
  const stored = read(sessionStorage, seatKey(roomId))
  if (!stored) return null
  const { microphoneEnabled, cameraEnabled } = { ...firstChoice, ...stored }
  return { microphoneEnabled, cameraEnabled }
}

export const keepSeat = (roomId: string, seat: Seat) => write(sessionStorage, seatKey(roomId), seat)

export function leaveSeat(roomId: string) {
  try {
    sessionStorage.removeItem(seatKey(roomId))
  } catch {
    // Storage is refused: nothing was kept either.
  }
}

function read(storage: Storage, key: string): Partial<DeviceChoice> | null {
  try {
    const text = storage.getItem(key)
    return text === null ? null : sanitize(JSON.parse(text))
  } catch {
    // Storage is refused, or holds what is not ours: as if nothing had been kept.
    return null
  }
}

function write(storage: Storage, key: string, value: Seat | DeviceChoice) {
  try {
    storage.setItem(key, JSON.stringify(value))
  } catch {
    // Storage is full or refused: the choice is good for this call only.
  }
}

function sanitize(value: unknown): Partial<DeviceChoice> {
  if (typeof value !== 'object' || value === null) return {}
  const known: Partial<DeviceChoice> = {}
  const fields = new Map(Object.entries(value))
  for (const name of ['microphoneEnabled', 'cameraEnabled'] as const) {
    const field: unknown = fields.get(name)
    if (typeof field === 'boolean') known[name] = field
  }
  for (const name of ['microphoneId', 'cameraId', 'speakerId'] as const) {
    const field: unknown = fields.get(name)
    if (typeof field === 'string') known[name] = field
  }
  return known
}
