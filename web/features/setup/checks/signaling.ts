import { type Outcome, outcome } from './outcome.ts'

/** The page's way to the server. */
export type SignalingPort = {
  /** Rejects where there is no way within some seconds. */
  connect(): Promise<'websocket' | 'polling'>
  /** One message there and its answer back, in milliseconds. Rejects where none comes. */
  ping(): Promise<number>
}

const pings = 5
/** From here on joining is felt to be slow, in milliseconds. */
const slowRoundTrip = 400

function median(values: readonly number[]) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

export async function checkSignaling(port: SignalingPort): Promise<Outcome> {
  try {
    const transport = await port.connect()
    const times: number[] = []
    for (let count = 0; count < pings; count += 1) times.push(await port.ping())
    const figures = { transport, milliseconds: Math.round(median(times)) }
    if (transport === 'polling') return outcome('warn', 'signaling/polling', figures)
    return figures.milliseconds > slowRoundTrip
      ? outcome('warn', 'signaling/slow', figures)
      : outcome('good', 'signaling/good', figures)
  } catch {
    return outcome('failed', 'signaling/unreachable')
  }
}
