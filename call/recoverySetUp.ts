import { setUpConnected } from './callSetUp.ts'
import { settle } from './fakeClock.ts'

type Parts = Awaited<ReturnType<typeof setUpConnected>>

/** The other page answers pings until this is false, and packets arrive. */
function keepTalking({ connection, hear }: Parts) {
  const [channel] = connection().channels
  let bytes = 0
  const talk = { answers: true, packets: true }
  if (!channel) throw new Error('no channel')
  const send = channel.send.bind(channel)
  channel.send = (text) => {
    send(text)
    if (talk.answers && typeof text === 'string' && text.includes('ping')) hear({ type: 'pong' })
  }
  Object.defineProperty(connection(), 'stats', {
    get() {
      if (talk.packets) bytes += 100
      return new Map([['T', { type: 'transport', bytesReceived: bytes }]])
    },
  })
  return talk
}

export const media = {
  type: 'media',
  microphoneEnabled: true,
  cameraEnabled: true,
  screenSharing: false,
} as const

/** A call that has been up for three seconds; see `keepTalking`. */
export async function setUpTalking(answered: Parameters<typeof setUpConnected>[0] = {}) {
  const parts = await setUpConnected(answered)
  parts.hear({ type: 'hello', features: ['signaling'] })
  parts.hear(media)
  await settle()
  const talk = keepTalking(parts)
  await parts.clock.advance(3_000)
  return { ...parts, talk }
}
