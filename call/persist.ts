/** How often parameters are tried to be set, and the milliseconds between two tries. */
const tries = 10
const pause = 30

/**
 * A browser refuses parameters while others are being set or an exchange of descriptions is under way: tries again for a
 * while, since what stays switched off is a picture that never comes back. A sender that is closed refuses for ever.
 */
export async function persist(attempt: () => Promise<void>) {
  for (let left = tries; left > 0; left -= 1) {
    try {
      return await attempt()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return undefined
}
