import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './errors.ts'

/** How many of each may happen, in how many seconds. Generous for people, tight for scripts (docs/decisions/0006). */
const rules = {
  /** Failed sign-ins for one e-mail address from one network address. */
  signInByEmail: { points: 10, duration: 600 },
  /** Failed sign-ins from one network address, which a whole office may share. */
  signInByAddress: { points: 100, duration: 600 },
  signUpByAddress: { points: 50, duration: 3600 },
  /** Changes by one member. */
  changeByPerson: { points: 300, duration: 60 },
} as const

type LimitName = keyof typeof rules

export type Limits = {
  /** Counts one attempt. Throws `rate-limited` with the seconds to wait as `cause.retryAfter` once there are too many. */
  take(name: LimitName, key: string): Promise<void>
  /** Forgets what was counted. */
  forgive(name: LimitName, key: string): Promise<void>
}

/** Seconds until the limit opens again, for the Retry-After header. */
export function retryAfterOf(refusal: Refusal) {
  const cause = refusal.cause
  return cause instanceof RateLimiterRes ? Math.ceil(cause.msBeforeNext / 1000) : undefined
}

/** Counts in this process's memory. `factor` widens every limit, for tests and load measurements. */
export function createLimits(factor = 1): Limits {
  const limiters = new Map(
    Object.entries(rules).map(([name, { points, duration }]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points: points * factor, duration }),
    ]),
  )
  return {
    async take(name, key) {
      try {
        await limiters.get(name)?.consume(key)
      } catch (cause) {
        throw new Refusal('rate-limited', { cause })
      }
    },
    async forgive(name, key) {
      await limiters.get(name)?.delete(key)
    },
  }
}
