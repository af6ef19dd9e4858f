import type { BrowserContext, Page } from '@playwright/test'

declare global {
  var avariAccounts: {
    tracks: Set<MediaStreamTrack>
    intervals: Set<unknown>
    sockets: Set<WebSocket>
    audioContexts: Set<AudioContext>
    workers: number
  }
}

/** Runs in every page before its scripts: keeps a list of everything that a call opens and has to give back. */
function installAccounts() {
  const accounts: typeof globalThis.avariAccounts = {
    tracks: new Set(),
    intervals: new Set(),
    sockets: new Set(),
    audioContexts: new Set(),
    workers: 0,
  }
  globalThis.avariAccounts = accounts
  const { mediaDevices } = navigator
  // A page that is no secure context, as an empty one is.
  if (!mediaDevices) return
  const account = (track: MediaStreamTrack) => {
    accounts.tracks.add(track)
    const clone = track.clone.bind(track)
    track.clone = () => {
      const copy = clone()
      account(copy)
      return copy
    }
  }
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await getUserMedia(constraints)
    for (const track of stream.getTracks()) account(track)
    return stream
  }
  const start = globalThis.setInterval
  const stop = globalThis.clearInterval
  Object.assign(globalThis, {
    setInterval: (handler: () => void, interval?: number) => {
      const timer = start(handler, interval)
      accounts.intervals.add(timer)
      return timer
    },
    clearInterval: (timer: number) => {
      accounts.intervals.delete(timer)
      stop(timer)
    },
  })
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      accounts.sockets.add(this)
    }
  }
  globalThis.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options)
      accounts.audioContexts.add(this)
    }
  }
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      accounts.workers += 1
    }

    override terminate() {
      accounts.workers -= 1
      super.terminate()
    }
  }
}

export function addAccounts(context: BrowserContext) {
  return context.addInitScript(installAccounts)
}

/** What is open in this page now. */
export function whatIsOpen(page: Page) {
  return page.evaluate(() => {
    const { tracks, intervals, sockets, audioContexts, workers } = globalThis.avariAccounts
    const { peerConnections } = globalThis.avariProbe
    return {
      liveTracks: [...tracks].filter(({ readyState }) => readyState === 'live').length,
      peerConnections: peerConnections.filter(({ connectionState }) => connectionState !== 'closed').length,
      intervals: intervals.size,
      sockets: [...sockets].filter(({ readyState }) => readyState <= WebSocket.OPEN).length,
      audioContexts: [...audioContexts].filter(({ state }) => state !== 'closed').length,
      workers,
    }
  })
}

/** Lets go of what only these accounts still hold, so that the browser can count without them. */
export function forgetClosed(page: Page) {
  return page.evaluate(() => {
    const { tracks, sockets, audioContexts } = globalThis.avariAccounts
    for (const held of [tracks, sockets, audioContexts]) held.clear()
    globalThis.avariProbe.peerConnections.length = 0
  })
}

/** Chromium's own counts, after everything that nobody holds any more is gone. Memory in bytes. */
export async function heapOf(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    usedBytes: read('JSHeapUsedSize'),
    listeners: read('JSEventListeners'),
    nodes: read('Nodes'),
  }
}

/**
 * The bytes that a page holds after garbage collection, by Chromium's heap snapshot: what its scripts made, and what the
 * engine compiled for them. The latter rises for minutes in any page, as the engine compiles again what runs often, and
 * ends with the scripts' own size; only the former tells of a leak.
 */
export async function bytesHeldBy(page: Page) {
  const session = await page.context().newCDPSession(page)
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await session.detach()
  return sizesIn(JSON.parse(chunks.join('')))
}

type HeapSnapshot = {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } }
  /** One number for each field of each node. */
  nodes: number[]
}

function sizesIn({ snapshot: { meta }, nodes }: HeapSnapshot) {
  const [type, size] = [meta.node_fields.indexOf('type'), meta.node_fields.indexOf('self_size')]
  const code = meta.node_types[0].indexOf('code')
  const bytes = { held: 0, compiled: 0 }
  for (let node = 0; node < nodes.length; node += meta.node_fields.length)
    bytes[nodes[node + type] === code ? 'compiled' : 'held'] += nodes[node + size] ?? 0
  return bytes
}
