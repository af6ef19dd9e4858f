import type { Page } from '@playwright/test'
import { openLegacyPage } from '../../e2e/fiveEventClient.ts'

type Part = { matchId: string; offers: boolean }
type Signal = {
  offer?: RTCSessionDescriptionInit
  answer?: RTCSessionDescriptionInit
  candidate?: RTCIceCandidateInit | null
}

/**
 * Runs in a page: a call as the textbooks have it, over the five events. Camera, socket, room and connection come one after the
 * other, all after the press. Answers when the press was, as soon as all is under way.
 */
async function callByTheBook({ matchId, offers }: Part) {
  const pressed = performance.timeOrigin + performance.now()
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  const socket = globalThis.io()
  await new Promise<void>((resolve) => socket.on('connect', resolve))
  socket.emit('register', { matchId })
  const connection = new RTCPeerConnection()
  for (const track of stream.getTracks()) connection.addTrack(track, stream)
  connection.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate) socket.emit('ice-candidate', { candidate, matchId })
  })
  connection.addEventListener('track', ({ streams: [remote] }) => {
    const view = document.querySelector('video') ?? document.createElement('video')
    view.srcObject = remote ?? null
    view.autoplay = true
    document.body.append(view)
  })
  const receive = async ({ offer, answer, candidate }: Signal) => {
    const description = offer ?? answer
    if (description) await connection.setRemoteDescription(description)
    if (candidate) await connection.addIceCandidate(candidate)
    if (!offer) return
    await connection.setLocalDescription()
    socket.emit('answer', { answer: connection.localDescription, matchId })
  }
  let line = Promise.resolve()
  for (const event of ['offer', 'answer', 'ice-candidate'])
    socket.on(event, (signal: Signal) => {
      line = line.then(() => receive(signal))
    })
  if (offers) {
    await connection.setLocalDescription()
    socket.emit('offer', { offer: connection.localDescription, matchId })
  }
  return pressed
}

/** Opens an address of the product's origin with nothing but a Socket.IO client. */
export const openTextbook = openLegacyPage

export function joinByTheBook(page: Page, part: Part) {
  return page.evaluate(callByTheBook, part)
}
