import type { OpenPeerConnection, Transceiver } from '../peerConnection.ts'
import { orderCodecs } from './codecs.ts'
import { tuneOpus } from './opusTuning.ts'

type PreferringTransceiver = Transceiver & { setCodecPreferences?(codecs: RTCRtpCodec[]): void }

export type Tuning = {
  /** The encodings that this machine does well, best first; empty while that is not known. */
  encodings: () => readonly string[]
  /** What this browser can receive as pictures: RTCRtpReceiver.getCapabilities('video'). */
  receivable: () => readonly RTCRtpCodec[]
}

/** Opens connections whose sound is sent with error correction, and which name the codecs that suit this machine first. */
export function tunedConnections(open: OpenPeerConnection, tuning: Tuning): OpenPeerConnection {
  return (events) => {
    const connection = open(events)
    const addTransceiver = connection.addTransceiver.bind(connection)
    const setRemoteDescription = connection.setRemoteDescription.bind(connection)
    return Object.assign(connection, {
      addTransceiver: (...wanted: Parameters<typeof addTransceiver>) => {
        const transceiver = addTransceiver(...wanted)
        preferCodecs(transceiver, tuning)
        return transceiver
      },
      setRemoteDescription: async (description: Parameters<typeof setRemoteDescription>[0]) => {
        await setRemoteDescription({ ...description, sdp: tuneOpus(description.sdp) })
        if (description.type !== 'offer') return
        for (const transceiver of connection.getTransceivers()) preferCodecs(transceiver, tuning)
      },
    })
  }
}

function preferCodecs(transceiver: PreferringTransceiver, { encodings, receivable }: Tuning) {
  if (transceiver.receiver.track.kind !== 'video' || encodings().length === 0) return
  const codecs = receivable()
  const ordered = orderCodecs(codecs, encodings())
  // Firefox moves its payload types with any preference: none is stated where it would change nothing.
  if (ordered.every((codec, place) => codec === codecs[place])) return
  try {
    transceiver.setCodecPreferences?.(ordered)
  } catch {
    // A browser that lists what it then does not take: its own order holds.
  }
}
