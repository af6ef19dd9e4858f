import type { Browser, Page, WebSocketRoute } from '@playwright/test'

type Side = 'left' | 'right'

declare global {
  var middle: {
    /** Answers the offer of one side as the other one would, once both have offered. */
    answer: (side: Side, sdp: string) => Promise<string>
    candidate: (side: Side, candidate: RTCIceCandidateInit) => Promise<void>
  }
}

/** Runs in the page of whoever sits between: ends both connections itself and passes everything on as it is. */
function installMiddle() {
  const otherOf = { left: 'right', right: 'left' } as const
  const open = () => {
    const connection = new RTCPeerConnection()
    const channel = connection.createDataChannel('avari', { negotiated: true, id: 0 })
    let offered = () => {}
    const hasOffered = new Promise<void>((resolve) => (offered = resolve))
    return { connection, channel, offered, hasOffered, early: new Array<RTCIceCandidateInit>() }
  }
  const ends = { left: open(), right: open() }
  for (const side of ['left', 'right'] as const) {
    const { connection, channel } = ends[side]
    const other = ends[otherOf[side]]
    const opened = new Promise<void>((resolve) => {
      other.channel.addEventListener('open', () => resolve())
    })
    let passing: Promise<void> = opened
    channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
      passing = passing.then(() => other.channel.send(data))
    })
    connection.addEventListener('track', ({ track, transceiver }) => {
      const place = connection.getTransceivers().indexOf(transceiver)
      void other.connection.getTransceivers()[place]?.sender.replaceTrack(track)
    })
  }

  globalThis.middle = {
    answer: async (side, sdp) => {
      const { connection, early, offered } = ends[side]
      const other = ends[otherOf[side]]
      await connection.setRemoteDescription({ type: 'offer', sdp })
      for (const candidate of early.splice(0)) await connection.addIceCandidate(candidate)
      for (const [place, transceiver] of connection.getTransceivers().entries()) {
        transceiver.direction = 'sendrecv'
        const received = other.connection.getTransceivers()[place]?.receiver.track
        if (received) await transceiver.sender.replaceTrack(received)
      }
      offered()
      await other.hasOffered
      await connection.setLocalDescription()
      // The answer carries the addresses, so that nothing else has to be passed.
      if (connection.iceGatheringState !== 'complete')
        await new Promise<void>((resolve) => {
          connection.addEventListener('icegatheringstatechange', () => {
            if (connection.iceGatheringState === 'complete') resolve()
          })
        })
      return connection.localDescription?.sdp ?? ''
    },
    candidate: async (side, candidate) => {
      const { connection, early } = ends[side]
      if (connection.remoteDescription) await connection.addIceCandidate(candidate)
      else early.push(candidate)
    },
  }
}

const ours = /^42(\d*)(\["(offer|answer|ice-candidate)".*\])$/su

/**
 * A server that is dishonest: descriptions and candidates of the two pages never reach the other one, but somebody
 * whom it lets sit in between. Everything else is relayed as it should be.
 */
export async function sitInBetween(browser: Browser, url: string, left: Page, right: Page) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/healthz`)
  await page.evaluate(installMiddle)
  await Promise.all([capture(left, 'left', page), capture(right, 'right', page)])
  return { close: () => context.close() }
}

function capture(person: Page, side: Side, middle: Page) {
  return person.routeWebSocket(/\/socket\.io\//u, (toPage) => {
    const toServer = toPage.connectToServer()
    toPage.onMessage((frame) => {
      const found = ours.exec(frame.toString())
      if (!found) return toServer.send(frame)
      const [, acknowledgement = '', body = '[]'] = found
      if (acknowledgement) toPage.send(`43${acknowledgement}[{"ok":true}]`)
      void take(JSON.parse(body), side, middle, toPage)
    })
  })
}

type Sent = {
  matchId: string
  offer?: { sdp: string }
  epoch?: number
  candidate?: RTCIceCandidateInit | null
}

async function take([name, payload]: [string, Sent], side: Side, middle: Page, toPage: WebSocketRoute) {
  const { matchId, offer, epoch, candidate } = payload
  if (name === 'ice-candidate' && candidate)
    await middle.evaluate(([from, line]) => globalThis.middle.candidate(from, line), [
      side,
      candidate,
    ] as const)
  if (name !== 'offer' || !offer) return
  const sdp = await middle.evaluate(([from, text]) => globalThis.middle.answer(from, text), [
    side,
    offer.sdp,
  ] as const)
  const answer = {
    matchId,
    from: 'middle',
    answer: { type: 'answer', sdp },
    ...(epoch !== undefined && { epoch }),
  }
  toPage.send(`42${JSON.stringify(['answer', answer])}`)
}
