import { expect, test } from 'vitest'
import { fakePeerConnections } from '../fakePeerConnection.ts'
import { tunedConnections } from './tunedConnections.ts'

const codec = (name: string, kind = 'video') => ({ mimeType: `${kind}/${name}`, clockRate: 90_000 })
const receivable = (kind: 'audio' | 'video') =>
  kind === 'video'
    ? [codec('VP8'), codec('rtx'), codec('VP9')]
    : [codec('opus', kind), codec('red', kind), codec('G722', kind)]
const silent = {
  negotiationNeeded: () => undefined,
  candidate: () => undefined,
  remoteTrack: () => undefined,
  connectionStateChanged: () => undefined,
}
const offer = {
  type: 'offer' as const,
  sdp: 'v=0\r\nm=audio 9 fake 111\r\na=rtpmap:111 opus/48000/2\r\nm=video 9 fake\r\n',
}

function openTuned(encodings: string[], refuses = false) {
  const preferred: string[][] = []
  const applied: string[] = []
  const { open } = fakePeerConnections()
  const prefer = (codecs: RTCRtpCodec[]) => {
    if (refuses) throw new DOMException('', 'InvalidModificationError')
    preferred.push(codecs.map(({ mimeType }) => mimeType))
  }
  const tuned = tunedConnections(
    (events) => {
      const connection = open(events)
      const getTransceivers = connection.getTransceivers.bind(connection)
      const setRemoteDescription = connection.setRemoteDescription.bind(connection)
      const addTransceiver = connection.addTransceiver.bind(connection)
      return Object.assign(connection, {
        getTransceivers: () =>
          getTransceivers().map((transceiver) => Object.assign(transceiver, { setCodecPreferences: prefer })),
        addTransceiver: (...wanted: Parameters<typeof addTransceiver>) =>
          Object.assign(addTransceiver(...wanted), { setCodecPreferences: prefer }),
        setRemoteDescription: (description: typeof offer) => {
          applied.push(description.sdp)
          return setRemoteDescription(description)
        },
      })
    },
    { encodings: () => encodings, receivable },
  )
  return { connection: tuned(silent), preferred, applied }
}

const add = { direction: 'sendrecv' as const, streams: [] }

const voice = ['audio/red', 'audio/opus', 'audio/G722']

test('names the codecs that suit this machine first, in an offer and in an answer', async () => {
  const wanted = ['video/VP9', 'video/VP8', 'video/rtx']
  const { connection, preferred } = openTuned(['video/VP9', 'video/VP8'])
  connection.addTransceiver('audio', add)
  connection.addTransceiver('video', add)
  expect(preferred).toEqual([voice, wanted])
  const other = openTuned(['video/VP9', 'video/VP8'])
  await other.connection.setRemoteDescription(offer)
  expect(other.preferred).toEqual([voice, wanted])
})

test('carries each packet of the voice twice, and not the sound of a screen', () => {
  const { connection, preferred } = openTuned([])
  connection.addTransceiver('audio', add)
  connection.addTransceiver('audio', add)
  expect(preferred).toEqual([voice])
})

test('asks its own encoder for error correction and silence by silence', async () => {
  const { connection, applied } = openTuned([])
  await connection.setRemoteDescription(offer)
  expect(applied[0]).toContain('a=fmtp:111 useinbandfec=1;usedtx=1\r\n')
})

test('leaves the order to the browser while nothing is known, where it is ours, and where it refuses ours', () => {
  const same = openTuned(['video/VP8'])
  same.connection.addTransceiver('video', add)
  expect(same.preferred).toEqual([])
  const unknown = openTuned([])
  unknown.connection.addTransceiver('video', add)
  expect(unknown.preferred).toEqual([])
  expect(() => openTuned(['video/VP9'], true).connection.addTransceiver('video', add)).not.toThrow()
})
