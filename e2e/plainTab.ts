/** What a tab answers to a command of the DevTools protocol. */
type Answer = { id: number; result?: { result?: { value?: unknown }; exceptionDetails?: unknown } }

async function openSession(url: string) {
  const socket = new WebSocket(url)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  let latest = 0
  const send = (method: string, params: object) => {
    const id = (latest += 1)
    const { promise, resolve } = Promise.withResolvers<Answer>()
    const listen = ({ data }: MessageEvent<string>) => {
      const answer: Answer = JSON.parse(data)
      if (answer.id !== id) return
      socket.removeEventListener('message', listen)
      resolve(answer)
    }
    socket.addEventListener('message', listen)
    socket.send(JSON.stringify({ id, method, params }))
    return promise
  }
  return { send, close: () => socket.close() }
}

/**
 * A tab of a Chromium that was started with `--remote-debugging-port`: Playwright keeps its own pages in the foreground for
 * ever, and this one is hidden like any other once another one stands before it.
 */
export async function openPlainTab(port: number, url: string) {
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${port}/json/${path}`, { method })
  const opened = await ask(`new?${url}`, 'PUT')
  const { id, webSocketDebuggerUrl }: { id: string; webSocketDebuggerUrl: string } = await opened.json()
  const { send, close } = await openSession(webSocketDebuggerUrl)
  return {
    /** Runs as if a person had pressed something; what it answers must be JSON. */
    async evaluate(expression: string): Promise<unknown> {
      const answer = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      })
      if (answer.result?.exceptionDetails) throw new Error(JSON.stringify(answer.result.exceptionDetails))
      return answer.result?.result?.value
    },
    bringToFront: () => ask(`activate/${id}`),
    close,
  }
}
