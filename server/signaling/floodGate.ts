import { type BucketLimits, TokenBucket } from './tokenBucket.ts'

export type FloodLimits = {
  /** For one socket, in the costs of the dispatcher's table. */
  socket: BucketLimits
  /** For all sockets of one person on this process. */
  person: BucketLimits
  /** How many events over the limit are dropped in silence before the socket is closed. */
  patience: number
}

/** A call's set-up is some 30 events; 200 candidates at once from a machine with many addresses still pass. */
export const defaultFloodLimits: FloodLimits = {
  socket: { burst: 300, perSecond: 50 },
  person: { burst: 600, perSecond: 100 },
  patience: 500,
}

/** A flood is over when nothing had to be dropped for so many milliseconds. */
const quiet = 5_000

export type FloodVerdict = 'pass' | 'warn' | 'drop' | 'close'

export type FloodGates = {
  /** A gate for one socket of that person; each call judges one event of that cost. */
  open(personId: string): (cost: number) => FloodVerdict
  /** Forgets the persons whose bucket is full again, so that leaving and coming back does not refill it early. */
  forgetQuiet(): void
}

/** `warn` comes once per flood, then `drop`; a socket that goes on regardless gets `close`. */
export function createFloodGates(
  limits: FloodLimits,
  now: () => number = () => performance.now(),
): FloodGates {
  const persons = new Map<string, TokenBucket>()

  return {
    open(personId) {
      const person = persons.get(personId) ?? new TokenBucket(limits.person, now)
      persons.set(personId, person)
      const socket = new TokenBucket(limits.socket, now)
      let dropped = 0
      let droppedAt = 0
      return (cost) => {
        if (socket.take(cost) && person.take(cost)) return 'pass'
        // What trickles through a flood does not end it; only quiet does.
        if (now() - droppedAt > quiet) dropped = 0
        droppedAt = now()
        dropped += 1
        if (dropped === 1) return 'warn'
        return dropped > limits.patience ? 'close' : 'drop'
      }
    },
    forgetQuiet() {
      for (const [personId, bucket] of persons) if (bucket.isFull()) persons.delete(personId)
    },
  }
}
