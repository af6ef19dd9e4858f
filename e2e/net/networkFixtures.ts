import { chromium } from '@playwright/test'
import { beepingMicrophone, chromiumOptions, voices } from '../browsers.ts'
import { test as base } from '../fixtures.ts'
import { makeDataFolder, startServer } from '../serverProcess.ts'
import { type Coturn, startCoturn, turnSecret } from './coturn.ts'
import { type Networks, openNetworks } from './networks.ts'

/** Each browser in a place of its own, with the server and a coturn set up as operators do it on a third. */
export const test = base.extend<object, { networks: Networks; coturn: Coturn }>({
  networks: [
    async ({}, provide) => {
      using networks = openNetworks()
      await provide(networks)
    },
    { scope: 'worker' },
  ],
  coturn: [
    async ({ networks: { hub, subnet } }, provide) => {
      const more = [`--allowed-peer-ip=${subnet.first}-${subnet.last}`]
      await using coturn = await startCoturn({
        addresses: [hub],
        configuration: 'deployed',
        tlsPort: 443,
        more,
      })
      await provide(coturn)
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ networks: { hub }, coturn: { port, tlsPort } }, provide) => {
      const urls = [
        `turn:${hub}:${port}?transport=udp`,
        `turn:${hub}:${port}?transport=tcp`,
        `turns:${hub}:${tlsPort}?transport=tcp`,
      ]
      await using dataFolder = await makeDataFolder()
      const server = await startServer(dataFolder.path, {
        HOST: hub,
        TURN_SERVER_URL: urls.join(','),
        TURN_SECRET: turnSecret,
      })
      await provide(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  browsers: [
    async ({ networks: { clients }, server }, provide) => {
      const launch = (place: (typeof clients)[number], voice: (typeof voices)[number]) => {
        const options = chromiumOptions(beepingMicrophone(voice))
        return chromium.launch({
          ...options,
          executablePath: place.wrap(options.executablePath ?? ''),
          args: [
            ...(options.args ?? []),
            `--unsafely-treat-insecure-origin-as-secure=${server.url}`,
            '--ignore-certificate-errors',
          ],
        })
      }
      const browsers = await Promise.all([launch(clients[0], voices[0]), launch(clients[1], voices[1])])
      await provide([browsers[0], browsers[1]])
      await Promise.all(browsers.map((browser) => browser.close()))
    },
    { scope: 'worker' },
  ],
})
