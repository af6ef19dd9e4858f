import type { BrowserContext, Page } from '@playwright/test'

type FrameReader = { readable: ReadableStream<VideoFrame> }

declare global {
  var MediaStreamTrackProcessor: new (options: { track: MediaStreamTrack }) => FrameReader
  var firstRemoteFrame: Promise<number>
  var pressed: Promise<number>
  var channelOpened: Promise<void>
  var bareCall: () => Promise<number>
}

/**
 * Runs in a page before its scripts: notes the press of "Join now", the first frame of any remote track, and when a data
 * channel to the other page is open.
 */
function installStopwatch() {
  const now = () => performance.timeOrigin + performance.now()
  const firstFrame = Promise.withResolvers<number>()
  const press = Promise.withResolvers<number>()
  globalThis.firstRemoteFrame = firstFrame.promise
  globalThis.pressed = press.promise
  const channel = Promise.withResolvers<void>()
  globalThis.channelOpened = channel.promise
  document.addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('button')?.textContent.includes('Join now'))
        press.resolve(now())
    },
    { capture: true },
  )
  async function watch(track: MediaStreamTrack) {
    if (track.kind !== 'video') return
    const reader = new MediaStreamTrackProcessor({ track: track.clone() }).readable.getReader()
    const { value } = await reader.read()
    firstFrame.resolve(now())
    value?.close()
    await reader.cancel()
  }
  const Native = globalThis.RTCPeerConnection
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      this.addEventListener('track', ({ track }) => void watch(track))
    }

    override createDataChannel(label: string, options?: RTCDataChannelInit) {
      const opening = super.createDataChannel(label, options)
      opening.addEventListener('open', () => channel.resolve())
      return opening
    }
  }
}

export function addStopwatch(context: BrowserContext) {
  return context.addInitScript(installStopwatch)
}

/** The bare minimum, in one page: camera and microphone are open, two peer connections, no server between them. */
async function callBarely() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  const started = performance.timeOrigin + performance.now()
  const [first, second] = [new RTCPeerConnection(), new RTCPeerConnection()]
  const trickle = (from: RTCPeerConnection, to: RTCPeerConnection) =>
    from.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate) void to.addIceCandidate(candidate)
    })
  trickle(first, second)
  trickle(second, first)
  for (const peerConnection of [first, second])
    for (const track of stream.getTracks()) peerConnection.addTrack(track, stream)
  await first.setLocalDescription()
  if (first.localDescription) await second.setRemoteDescription(first.localDescription)
  await second.setLocalDescription()
  if (second.localDescription) await first.setRemoteDescription(second.localDescription)
  const waited = (await globalThis.firstRemoteFrame) - started
  first.close()
  second.close()
  for (const track of stream.getTracks()) track.stop()
  return waited
}

/** Milliseconds from nothing to the first frame of a bare pair. `page` has the stopwatch and may use the camera. */
export function measureBare(page: Page) {
  return page.evaluate(callBarely)
}
