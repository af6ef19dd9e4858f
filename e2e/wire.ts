import type { Page } from '@playwright/test'

/** Every Socket.IO event that this page received from now on, as text, whichever way it came. */
export function recordWire(page: Page) {
  const received: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => received.push(payload.toString()))
  })
  page.on('response', (response) => {
    if (!response.url().includes('/socket.io/')) return
    // A poll that is cut off by leaving the page has no body; what it would have carried was not received.
    response.text().then(
      (text) => received.push(text),
      () => undefined,
    )
  })
  const events = /"(offer|answer|ice-candidate|call-ended|joined|peer-joined|peer-left|message-posted)"/u
  return { relayed: () => received.filter((frame) => events.test(frame)), all: () => received }
}
