import type { RelayClient } from './relayClient.ts'

/** Sizes as browsers send them: audio and video with the usual codecs, host and server-reflexive candidates. */
const sdp = `v=0\r\n${'a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack pli\r\n'.repeat(72)}`
const offer = { offer: { type: 'offer', sdp } }
const answer = { answer: { type: 'answer', sdp } }
const candidate = {
  candidate: {
    candidate:
      'candidate:842163049 1 udp 1677729535 203.0.113.77 46154 typ srflx raddr 192.168.1.23 rport 46154 generation 0 ufrag EsAw network-cost 999',
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: 'EsAw',
  },
}
const candidatesEach = 5

type Drive = (first: RelayClient, second: RelayClient, count: () => boolean) => () => void

/** One call after the other: an offer, its answer, and five candidates each way. */
const calls: Drive = (first, second, count) => {
  const sendCandidates = (client: RelayClient) => {
    for (let index = 0; index < candidatesEach; index += 1) client.send('ice-candidate', candidate)
  }
  let arrived = 0
  const onCandidate = () => {
    arrived += 1
    if (arrived < 2 * candidatesEach) return
    arrived = 0
    first.send('offer', offer)
  }
  first.listen((event) => {
    if (!count()) return
    if (event === 'answer') sendCandidates(first)
    else if (event === 'ice-candidate') onCandidate()
  })
  second.listen((event) => {
    if (!count()) return
    if (event === 'offer') {
      second.send('answer', answer)
      sendCandidates(second)
    } else if (event === 'ice-candidate') onCandidate()
  })
  return () => first.send('offer', offer)
}

/** One candidate to and fro: nothing can be written together. */
const candidates: Drive = (first, second, count) => {
  for (const client of [first, second]) {
    client.listen((event) => {
      if (count() && event === 'ice-candidate') client.send('ice-candidate', candidate)
    })
  }
  return () => first.send('ice-candidate', candidate)
}

/** The same at a steady pace, far from what either relay can carry. */
const steady: Drive = (first, second, count) => {
  const timer = setInterval(() => first.send('ice-candidate', candidate), 10)
  first.listen(() => {
    if (!count()) clearInterval(timer)
  })
  second.listen((event) => {
    if (count() && event === 'ice-candidate') second.send('ice-candidate', candidate)
  })
  return () => undefined
}

export const drives = { calls, candidates, steady }

/** Drives all pairs at once for that long; answers how many messages were relayed. */
export async function runLoad(drive: Drive, pairs: [RelayClient, RelayClient][], seconds: number) {
  let relayed = 0
  let running = true
  const count = () => {
    relayed += 1
    return running
  }
  for (const start of pairs.map(([first, second]) => drive(first, second, count))) start()
  await pause(seconds)
  const result = relayed
  running = false
  // What is under way arrives before the next load begins.
  await pause(0.3)
  return result
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))
