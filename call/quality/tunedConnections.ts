import type { OpenPeerConnection, PeerConnection, TrackKind, Transceiver } from '../peerConnection.ts'
import { orderCodecs } from './codecs.ts'
import { tuneOpus } from './opusTuning.ts'

type PreferringTransceiver = Transceiver & { setCodecPreferences?(codecs: RTCRtpCodec[]): void }

export type Tuning = {
  /** The encodings that this machine does well, best first; empty while that is not known. */
  encodings: () => readonly string[]
  /** What this browser can receive: RTCRtpReceiver.getCapabilities. */
  receivable: (kind: TrackKind) => readonly RTCRtpCodec[]
}

/**
 * Each packet of the voice carries the one before it along (RFC 2198): one that is lost alone is not missed, for another
 * 50 kbit/s at most. The sound of a screen goes without.
 */
const voiceEncodings = ['audio/red']

/** Opens connections whose sound is sent with error correction, and which name the codecs that suit this machine first. */
export function tunedConnections(open: OpenPeerConnection, tuning: Tuning): OpenPeerConnection {
  return (events) => {
    const connection = open(events)
    const addTransceiver = connection.addTransceiver.bind(connection)
    const setRemoteDescription = connection.setRemoteDescription.bind(connection)
    return Object.assign(connection, {
      addTransceiver: (...wanted: Parameters<typeof addTransceiver>) => {
        const transceiver = addTransceiver(...wanted)
        preferCodecs(connection, transceiver, tuning)
        return transceiver
      },
      setRemoteDescription: async (description: Parameters<typeof setRemoteDescription>[0]) => {
        await setRemoteDescription({ ...description, sdp: tuneOpus(description.sdp) })
        if (description.type !== 'offer') return
        for (const transceiver of connection.getTransceivers()) preferCodecs(connection, transceiver, tuning)
      },
    })
  }
}

function preferCodecs(
  connection: PeerConnection,
  transceiver: PreferringTransceiver,
  { encodings, receivable }: Tuning,
) {
  const kind = kindOf(transceiver)
  const [voice] = connection.getTransceivers().filter((one) => kindOf(one) === 'audio')
  if (kind === 'audio' && transceiver !== voice) return
  const codecs = receivable(kind)
  const ordered = orderCodecs(codecs, kind === 'audio' ? voiceEncodings : encodings())
  // Firefox moves its payload types with any preference: none is stated where it would change nothing.
  if (ordered.every((codec, place) => codec === codecs[place])) return
  try {
    transceiver.setCodecPreferences?.(ordered)
  } catch {
    // A browser that lists what it then does not take: its own order holds.
  }
}

const kindOf = ({ receiver }: Transceiver): TrackKind => (receiver.track.kind === 'audio' ? 'audio' : 'video')
