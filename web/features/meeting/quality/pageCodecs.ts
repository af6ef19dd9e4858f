import type { OpenPeerConnection } from '../../../../call/peerConnection.ts'
import { readEncodings } from '../../../../call/quality/codecs.ts'
import { tunedConnections } from '../../../../call/quality/tunedConnections.ts'

let encodings: readonly string[] = []
let asked = false

/** The encodings that this machine does well, best first; empty until the browser has answered. */
export const knownEncodings = () => encodings

/** Opens connections that know what this machine encodes well, as soon as the browser has told. */
export function withPageCodecs(open: OpenPeerConnection): OpenPeerConnection {
  void askEncodings()
  return tunedConnections(open, {
    encodings: knownEncodings,
    receivable: (kind) => RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [],
  })
}

/** Asks once for the life of the page. */
async function askEncodings() {
  if (asked) return
  asked = true
  // Undefined in old browsers and on insecure pages, whatever its type says.
  encodings = await readEncodings(navigator.mediaCapabilities, navigator.hardwareConcurrency)
}
