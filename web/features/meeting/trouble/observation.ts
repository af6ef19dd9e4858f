import type { CallPhase } from '../../../../call/callPhase.ts'
import type { MediaProblem } from '../../../../call/mediaErrors.ts'
import type { PeerMedia } from '../../../../call/peerMessages.ts'
import type { RecordingProblem } from '../../../../call/recording/recording.ts'

/** What a connection has carried since it began. */
export type Traffic = {
  bytesReceived: number
  bytesSent: number
  framesDecoded: number
  /** Sound energy as webrtc-stats counts it, and the seconds that it was counted over. */
  remoteEnergy: number
  remoteSeconds: number
  ownEnergy: number
  ownSeconds: number
}

/** The call at one moment, as far as troubles show in it. */
export type Observation = {
  /** Milliseconds since some moment. */
  now: number
  phase: CallPhase
  signalingOnline: boolean
  /** Rises with each new connection. */
  linkId: number
  microphoneEnabled: boolean
  cameraEnabled: boolean
  sharing: boolean
  /** The browser ended our sharing by itself a short while ago. */
  shareEnded: boolean
  /** What the other side says that it sends. */
  peer: PeerMedia | null
  problems: readonly MediaProblem[]
  messages: { failed: boolean; oldestWaiting: string | null }
  /** Why our last recording did not begin, or ended by itself. */
  recordingProblem: RecordingProblem | null
  traffic: Traffic | null
  /** The last file that was to be sent is above the limit. */
  fileTooLarge: boolean
  /** Our microphone picks the other one's voice up. */
  echo: boolean
}

const sumOf = (entry: object, field: string) => {
  const value: unknown = new Map<string, unknown>(Object.entries(entry)).get(field)
  return typeof value === 'number' ? value : 0
}

/** Adds up one report of RTCPeerConnection.getStats(). */
export function readTraffic(report: { values(): Iterable<unknown> }): Traffic {
  const traffic: Traffic = {
    bytesReceived: 0,
    bytesSent: 0,
    framesDecoded: 0,
    remoteEnergy: 0,
    remoteSeconds: 0,
    ownEnergy: 0,
    ownSeconds: 0,
  }
  for (const entry of report.values()) {
    if (typeof entry !== 'object' || entry === null || !('type' in entry)) continue
    if (entry.type === 'inbound-rtp') {
      traffic.bytesReceived += sumOf(entry, 'bytesReceived')
      traffic.framesDecoded += sumOf(entry, 'framesDecoded')
      traffic.remoteEnergy += sumOf(entry, 'totalAudioEnergy')
      traffic.remoteSeconds += sumOf(entry, 'totalSamplesDuration')
    } else if (entry.type === 'outbound-rtp') traffic.bytesSent += sumOf(entry, 'bytesSent')
    else if (entry.type === 'media-source') {
      traffic.ownEnergy += sumOf(entry, 'totalAudioEnergy')
      traffic.ownSeconds += sumOf(entry, 'totalSamplesDuration')
    }
  }
  return traffic
}

const loudness = (energy: number, seconds: number) =>
  seconds > 0 && energy > 0 ? Math.sqrt(energy / seconds) : 0

/** How loud both sides were between two readings, from 0 to 1 (root of the mean square). */
export function levelsBetween(before: Traffic, after: Traffic) {
  return {
    remote: loudness(after.remoteEnergy - before.remoteEnergy, after.remoteSeconds - before.remoteSeconds),
    own: loudness(after.ownEnergy - before.ownEnergy, after.ownSeconds - before.ownSeconds),
  }
}
