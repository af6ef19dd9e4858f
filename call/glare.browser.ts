import { systemClock } from './clock.ts'
import { browserPeerConnections, type PeerConnection } from './peerConnection.ts'
import { PeerSession } from './peerSession.ts'
import { noTracks } from './trackSlots.ts'

/** Served to a real browser by e2e/offerAtOnce.ts. */
type Glare = {
  rounds: number
  offers: number
  agreed: number
  connected: number
  heard: number
  /** Milliseconds that the longest round took until both agreed. */
  slowest: number
}

const open = browserPeerConnections(() => ({ iceServers: [], iceTransportPolicy: 'all' }))
const tick = () => new Promise((resolve) => setTimeout(resolve, 1))
const media = { microphoneEnabled: false, cameraEnabled: false, screenSharing: false }

/** Two people in one page, and a wire between them that keeps the order of each direction and nothing else. */
function openPair(delay: () => number) {
  const wire = { inFlight: 0, offers: 0, heard: 0 }
  const createEnd = (to: () => PeerSession) => {
    let line: Promise<unknown> = Promise.resolve()
    const arrive = async (way: Promise<unknown>, deliver: (other: PeerSession) => void) => {
      await way
      wire.inFlight -= 1
      deliver(to())
    }
    const send = (deliver: (other: PeerSession) => void) => {
      wire.inFlight += 1
      const waited = new Promise((resolve) => setTimeout(resolve, delay()))
      line = arrive(Promise.all([line, waited]), deliver)
    }
    return new PeerSession({
      open,
      clock: systemClock,
      createStream: () => new MediaStream(),
      outgoing: () => noTracks,
      media: () => media,
      signaling: {
        sendDescription(description, epoch) {
          if (description.type === 'offer') wire.offers += 1
          send((other) => other.receiveDescription(description, epoch))
        },
        sendCandidate: (candidate) => send((other) => other.receiveCandidate(candidate)),
        probe: () => Promise.resolve(true),
      },
      changed: () => undefined,
      received: (message) => {
        if (message.type === 'reaction') wire.heard += 1
      },
    })
  }
  const polite: PeerSession = createEnd(() => impolite)
  const impolite: PeerSession = createEnd(() => polite)
  return { wire, ends: [polite, impolite] as const }
}

type Pair = ReturnType<typeof openPair>

const isStable = ({ connection }: PeerSession) => connection?.signalingState === 'stable'

const lineOf = (sdp: string | undefined, name: string) =>
  new RegExp(`^a=${name}:(.*)$`, 'mu').exec(sdp ?? '')?.[1]

const places = (connection: PeerConnection) =>
  connection
    .getTransceivers()
    .map(({ mid, receiver, direction }) => `${mid} ${receiver.track.kind} ${direction}`)
    .toSorted()
    .join()

const knows = (knower: PeerConnection, known: PeerConnection) =>
  lineOf(knower.remoteDescription?.sdp, 'ice-ufrag') === lineOf(known.localDescription?.sdp, 'ice-ufrag')

/** Both hold the same exchange: the credentials of each are those that the other one knows. */
function isAgreed({ ends: [polite, impolite] }: Pair) {
  const [one, other] = [polite.connection, impolite.connection]
  if (!one || !other) return false
  return knows(one, other) && knows(other, one) && places(one) === places(other)
}

async function waitFor(condition: () => boolean) {
  const until = performance.now() + 10_000
  while (!condition() && performance.now() < until) await tick()
  return condition()
}

const credentials = ({ ends }: Pair) =>
  ends.map(({ connection }) => lineOf(connection?.localDescription?.sdp, 'ice-ufrag'))

/**
 * Nothing is under way any more and both agree on something new, in some looks in a row. Quiet alone is not enough: a
 * connection reads `stable` also while it makes an offer or works on one that came, which takes a busy machine longer
 * than any number of looks.
 */
function converge(pair: Pair, before: ReturnType<typeof credentials>) {
  let settled = 0
  return waitFor(() => {
    const isNew = credentials(pair).every((own, end) => own !== before[end])
    const calm = pair.wire.inFlight === 0 && pair.ends.every(isStable) && isNew && isAgreed(pair)
    settled = calm ? settled + 1 : 0
    return settled >= 5
  })
}

/** Both take their seats in the same moment: each offers to whoever comes, and each is told that the other one came. */
function meet({ ends: [polite, impolite] }: Pair) {
  polite.registered({ role: 'polite', ready: true, seated: true, peer: null, pending: null })
  impolite.registered({ role: 'impolite', ready: true, seated: true, peer: null, pending: null })
  for (const end of [polite, impolite]) {
    end.peerPresent({ clientId: 'page', ready: true }, { fresh: true, pending: null })
  }
}

/** Both offer at once, so many times over one connection: the first offers, then restarts of ICE. */
async function collideOver(pair: Pair, rounds: number, found: Glare) {
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    const before = credentials(pair)
    if (round === 0) meet(pair)
    else for (const end of pair.ends) end.networkChanged()
    const agreed = await converge(pair, before)
    found.rounds += 1
    if (agreed) found.agreed += 1
    found.slowest = Math.max(found.slowest, Math.round(performance.now() - began))
    if (round === 0 && (await waitFor(() => pair.ends.every(({ state }) => state.path === 'open')))) {
      found.connected += 1
    }
  }
  await waitFor(() => pair.ends.every((end) => end.send({ type: 'reaction', emoji: '👋' })))
  if (await waitFor(() => pair.wire.heard >= 2)) found.heard += 1
  found.offers += pair.wire.offers
  for (const end of pair.ends) end.close()
}

/** Connections at a time. */
const lanes = 5

/** Both offer at once, `rounds` times over `pairs` connections. */
async function collide(pairs: number, rounds: number): Promise<Glare> {
  const found: Glare = { rounds: 0, offers: 0, agreed: 0, connected: 0, heard: 0, slowest: 0 }
  let begun = 0
  const work = async () => {
    while (begun < pairs) {
      begun += 1
      await collideOver(
        openPair(() => Math.random() * 3),
        rounds / pairs,
        found,
      )
    }
  }
  await Promise.all(Array.from({ length: lanes }, work))
  return found
}

Object.assign(globalThis, { collide })
