import type { BrowserContext, Locator, Page } from '@playwright/test'

declare global {
  var avariProbe: {
    peerConnections: RTCPeerConnection[]
    mediaRequests: number
    seen: Record<string, number>
  }
}

/** Runs in every page before its scripts: keeps hold of the peer connections and counts the wishes for media. */
function installProbe() {
  const probe: typeof globalThis.avariProbe = { peerConnections: [], mediaRequests: 0, seen: {} }
  globalThis.avariProbe = probe
  const Native = globalThis.RTCPeerConnection
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      probe.peerConnections.push(this)
    }
  }
  const devices = navigator.mediaDevices
  if (!devices) return
  const getUserMedia = devices.getUserMedia.bind(devices)
  devices.getUserMedia = (constraints) => {
    probe.mediaRequests += 1
    return getUserMedia(constraints)
  }
}

export function addProbe(context: BrowserContext) {
  return context.addInitScript(installProbe)
}

export function countMediaRequests(page: Page) {
  return page.evaluate(() => globalThis.avariProbe.mediaRequests)
}

export function countPeerConnections(page: Page) {
  return page.evaluate(() => globalThis.avariProbe.peerConnections.length)
}

/** What this page receives now, over all its open peer connections. Sound levels run from 0 to 1. */
export function receivedMedia(page: Page) {
  return page.evaluate(async () => {
    const received = { framesDecoded: 0, audioLevel: 0, audioEnergy: 0 }
    for (const peerConnection of globalThis.avariProbe.peerConnections) {
      if (peerConnection.connectionState === 'closed') continue
      const reports = await peerConnection.getStats()
      for (const report of reports.values()) {
        if (report.type !== 'inbound-rtp') continue
        if (report.kind === 'video') received.framesDecoded += report.framesDecoded ?? 0
        if (report.kind !== 'audio') continue
        received.audioLevel = Math.max(received.audioLevel, report.audioLevel ?? 0)
        received.audioEnergy += report.totalAudioEnergy ?? 0
      }
    }
    return received
  })
}

/**
 * How many frames of the other person's track were decoded that this video element shows; 0 while it shows none.
 * An element's own count stays at 0 in Firefox.
 */
export function decodedFrames(video: Locator) {
  return video.evaluate(async (element) => {
    if (!(element instanceof HTMLVideoElement) || element.videoWidth <= 2 || element.paused) return 0
    const stream = element.srcObject instanceof MediaStream ? element.srcObject : null
    const shown = stream?.getVideoTracks()[0]?.id
    for (const peerConnection of globalThis.avariProbe.peerConnections) {
      if (peerConnection.connectionState === 'closed') continue
      for (const report of (await peerConnection.getStats()).values()) {
        if (report.type === 'inbound-rtp' && report.trackIdentifier === shown)
          return report.framesDecoded ?? 0
      }
    }
    return 0
  })
}

/** Restarts ICE on this page's open connection, as a changed network does, and tells the credentials before. */
export function restartIce(page: Page) {
  return page.evaluate(() => {
    const open = globalThis.avariProbe.peerConnections.findLast(
      ({ connectionState }) => connectionState !== 'closed',
    )
    open?.restartIce()
    return /a=ice-ufrag:(\S+)/u.exec(open?.localDescription?.sdp ?? '')?.[1]
  })
}

/** The name under which this page's open connection gathers, and whether the path of that name is up. */
export function icePath(page: Page) {
  return page.evaluate(() => {
    const open = globalThis.avariProbe.peerConnections.findLast(
      ({ connectionState }) => connectionState !== 'closed',
    )
    const settled = open?.signalingState === 'stable' && open.connectionState === 'connected'
    return settled ? /a=ice-ufrag:(\S+)/u.exec(open.localDescription?.sdp ?? '')?.[1] : undefined
  })
}

/** What all connections of this page do, for who looks for the reason of a failure. */
export function describeConnections(page: Page) {
  return page.evaluate(async () => {
    const described: string[] = []
    for (const peerConnection of globalThis.avariProbe.peerConnections) {
      const { connectionState, iceConnectionState, signalingState } = peerConnection
      described.push(`${connectionState} ${iceConnectionState} ${signalingState}`)
      for (const { mid, currentDirection, receiver, sender } of peerConnection.getTransceivers())
        described.push(
          `  ${mid} ${receiver.track.kind} ${currentDirection}, sends ${sender.track?.readyState}`,
        )
      for (const report of (await peerConnection.getStats()).values())
        if (/^(?:in|out)bound-rtp$/u.test(report.type)) described.push(`  ${JSON.stringify(report)}`)
    }
    return described.join('\n')
  })
}

/** Notes on this page when `event` next happens on an element that `selector` matches; see `momentOf`. */
export function noteEvent(page: Page, name: string, event: string, selector: string) {
  return page.evaluate(
    ([key, eventName, matching]) => {
      const onEvent = (happened: Event) => {
        if (!(happened.target instanceof Element) || !happened.target.closest(matching)) return
        globalThis.avariProbe.seen[key] = performance.timeOrigin + performance.now()
        document.removeEventListener(eventName, onEvent, true)
      }
      document.addEventListener(eventName, onEvent, true)
    },
    [name, event, selector] as const,
  )
}

/** Notes on this page when `text` first stands in it, to the millisecond rather than to the next poll. */
export function noteText(page: Page, text: string) {
  return page.evaluate((wanted) => {
    const look = () => {
      if (!document.body.textContent?.includes(wanted)) return
      globalThis.avariProbe.seen[wanted] ??= performance.timeOrigin + performance.now()
      observer.disconnect()
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    look()
  }, text)
}

/** When the noted thing happened, in milliseconds of a clock that all browsers of this machine share. */
export async function momentOf(page: Page, name: string) {
  const moment = await page.waitForFunction((key) => globalThis.avariProbe.seen[key], name, { polling: 50 })
  return Number(await moment.jsonValue())
}
