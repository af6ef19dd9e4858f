import type { Page } from '@playwright/test'

/** How much later everything of the server's comes, in milliseconds. */
const longWay = 400

/** Puts this page far from its server. `previewed` comes when its preview has registered, long before the answer does. */
export async function takeLongWay(page: Page) {
  const previewed = Promise.withResolvers<void>()
  await page.routeWebSocket(/\/socket\.io\//u, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((message) => {
      server.send(message)
      if (message.includes('"ready":false')) previewed.resolve()
    })
    server.onMessage((message) => void setTimeout(() => socket.send(message), longWay))
  })
  return { previewed: previewed.promise }
}
