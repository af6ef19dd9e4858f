/** Tells when the device is online again, or on a network of another kind than before (C9). */
export function onNetworkChange(listener: () => void) {
  const listening = new AbortController()
  const { signal } = listening
  addEventListener('online', () => listener(), { signal })
  const connection: unknown = 'connection' in navigator ? navigator.connection : undefined
  if (connection instanceof EventTarget) {
    let before = typeOf(connection)
    // Browsers also tell of each new estimate of its speed.
    const compare = () => {
      const now = typeOf(connection)
      if (now !== before && now !== 'none') listener()
      before = now
    }
    connection.addEventListener('change', compare, { signal })
  }
  return () => listening.abort()
}

const typeOf = (connection: EventTarget) => ('type' in connection ? connection.type : undefined)
