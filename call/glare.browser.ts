import { systemClock } from './clock.ts'
import { browserPeerConnections, type PeerConnection } from './peerConnection.ts'
import { PeerSession } from './peerSession.ts'
import { noTracks } from './trackSlots.ts'

/** Served to a real browser by e2e/engine.e2e.ts. */
type Glare = { rounds: number; offers: number; agreed: number; connected: number; heard: number }

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

/** Waits until nothing is under way any more: some quiet looks in a row, a few milliseconds apart. */
async function converge({ wire, ends }: Pair) {
  for (let quiet = 0; quiet < 5; quiet += 1) {
    await tick()
    if (wire.inFlight > 0 || !ends.every(isStable)) quiet = 0
  }
}

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

/** Both take their seats in the same moment: each offers to whoever comes, and each is told that the other one came. */
function meet({ ends: [polite, impolite] }: Pair) {
  polite.registered({ role: 'polite', seated: true, peer: null, pending: null })
  impolite.registered({ role: 'impolite', seated: true, peer: null, pending: null })
  for (const end of [polite, impolite]) {
    end.peerPresent({ clientId: 'page', ready: true }, { fresh: true, pending: null })
  }
}

/** Both offer at once, `rounds` times over `pairs` connections; the first offers of a connection, then restarts of ICE. */
async function collide(pairs: number, rounds: number): Promise<Glare> {
  const found: Glare = { rounds: 0, offers: 0, agreed: 0, connected: 0, heard: 0 }
  for (let pairNumber = 0; pairNumber < pairs; pairNumber += 1) {
    const pair = openPair(() => Math.random() * 3)
    for (let round = 0; round < rounds / pairs; round += 1) {
      if (round === 0) meet(pair)
      else for (const end of pair.ends) end.networkChanged()
      await converge(pair)
      found.rounds += 1
      if (isAgreed(pair)) found.agreed += 1
      if (round === 0 && (await waitFor(() => pair.ends.every(({ state }) => state.path === 'open')))) {
        found.connected += 1
      }
    }
    await waitFor(() => pair.ends.every((end) => end.send({ type: 'reaction', emoji: '👋' })))
    if (await waitFor(() => pair.wire.heard >= 2)) found.heard += 1
    found.offers += pair.wire.offers
    for (const end of pair.ends) end.close()
  }
  return found
}

Object.assign(globalThis, { collide })
