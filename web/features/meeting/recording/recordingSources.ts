import type { CallState } from '../../../../call/callState.ts'
import type { RecordingSources } from '../../../../call/recording/recording.ts'

type Names = Pick<RecordingSources, 'localName' | 'remoteName'>

/** What is to be recorded of a call as it stands (R3): what both send, and the screen that is shared now. */
export function sourcesOf(
  { local, remote }: Pick<CallState, 'local' | 'remote'>,
  names: Names,
): RecordingSources {
  const { outgoing } = local
  const theyShare = remote.media?.screenSharing ?? false
  // A screen without a place of its own comes in the camera's.
  const theirScreen = theyShare ? (remote.screen ?? remote.video) : null
  const theirCamera = theirScreen === remote.video ? null : remote.video
  return {
    localCamera: outgoing.video,
    remoteCamera: remote.media?.cameraEnabled === false ? null : trackOf(theirCamera),
    screen: outgoing.screen ?? trackOf(theirScreen),
    localAudio: outgoing.audio,
    remoteAudio: trackOf(remote.audio),
    screenAudio: outgoing.screen ? outgoing.screenAudio : theyShare ? trackOf(remote.screenAudio) : null,
    ...names,
  }
}

export function sameSources(one: RecordingSources, other: RecordingSources) {
  return (
    one.localCamera === other.localCamera &&
    one.remoteCamera === other.remoteCamera &&
    one.screen === other.screen &&
    one.localAudio === other.localAudio &&
    one.remoteAudio === other.remoteAudio &&
    one.screenAudio === other.screenAudio &&
    one.localName === other.localName &&
    one.remoteName === other.remoteName
  )
}

/** The one track of a stream of ours: sound and picture have streams of their own. */
const trackOf = (stream: MediaStream | null) => stream?.getTracks()[0] ?? null
