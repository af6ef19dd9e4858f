import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

type LegacySocket = {
  on: (name: string, listener: (payload: never) => unknown) => void
  emit: (name: string, payload: unknown, acknowledge?: (answer: never) => void) => void
}

declare global {
  var io: (options?: object) => LegacySocket
  var legacyCall: {
    peerConnection: RTCPeerConnection
    offersHeard: number
    ended: boolean
    hangUp: () => void
  }
}

const socketClient = fileURLToPath(
  new URL('../node_modules/socket.io-client/dist/socket.io.min.js', import.meta.url),
)

/** Whether the client offers as soon as it has registered, or only ever answers. */
export type LegacyHabit = 'offers' | 'answers'

/** Runs in a page: a client of the five events as it was always written, without a thought of glare or reconnects. */
async function startLegacyCall({ matchId, habit }: { matchId: string; habit: LegacyHabit }) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  const socket = globalThis.io()
  const peerConnection = new RTCPeerConnection()
  for (const track of stream.getTracks()) peerConnection.addTrack(track, stream)
  const call = {
    peerConnection,
    offersHeard: 0,
    ended: false,
    hangUp: () => {
      socket.emit('call-ended', { matchId })
      peerConnection.close()
    },
  }
  globalThis.legacyCall = call
  peerConnection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) socket.emit('ice-candidate', { candidate, matchId })
  })
  socket.on('offer', async ({ offer }: { offer: RTCSessionDescriptionInit }) => {
    call.offersHeard += 1
    await peerConnection.setRemoteDescription(offer)
    const answer = await peerConnection.createAnswer()
    await peerConnection.setLocalDescription(answer)
    socket.emit('answer', { answer, matchId })
  })
  socket.on('answer', ({ answer }: { answer: RTCSessionDescriptionInit }) =>
    peerConnection.setRemoteDescription(answer),
  )
  socket.on('ice-candidate', async ({ candidate }: { candidate: RTCIceCandidateInit | null }) => {
    if (candidate && peerConnection.remoteDescription) await peerConnection.addIceCandidate(candidate)
  })
  socket.on('call-ended', () => {
    call.ended = true
    peerConnection.close()
  })
  await new Promise<void>((resolve) => socket.on('connect', resolve))
  socket.emit('register', { matchId })
  if (habit === 'answers') return
  const offer = await peerConnection.createOffer()
  await peerConnection.setLocalDescription(offer)
  socket.emit('offer', { offer, matchId })
}

/** An address of the product's origin that holds nothing of it, with the session cookie and a Socket.IO client. */
export async function openLegacyPage(page: Page) {
  await page.goto('/healthz')
  await page.evaluate(await readFile(socketClient, 'utf8'))
}

export function joinAsLegacy(page: Page, matchId: string, habit: LegacyHabit) {
  return page.evaluate(startLegacyCall, { matchId, habit })
}
