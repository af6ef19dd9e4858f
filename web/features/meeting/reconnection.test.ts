import { expect, test } from 'vitest'
import { FakeClock } from '../../../call/fakeClock.ts'
import { type LostSocket, Reconnection } from './reconnection.ts'

type Server = 'there' | 'silent' | 'refusing'

/** A socket whose server is the test: it takes connections, says nothing at all, or refuses at once. */
async function setUp({ roundTrip = 0 } = {}) {
  const clock = new FakeClock()
  const listeners = new Map<string, () => void>()
  const settings = { automatic: true, timeout: 0 }
  const state = { connected: true, active: true, server: 'silent' as Server, tries: [] as number[] }
  const tell = (event: string) => listeners.get(event)?.()
  const socket: LostSocket = {
    get connected() {
      return state.connected
    },
    get active() {
      return state.active
    },
    connect() {
      state.tries.push(clock.now)
      clock.after(state.server === 'silent' ? settings.timeout : 0, () => {
        state.connected = state.server === 'there'
        tell(state.connected ? 'connect' : 'connect_error')
      })
    },
    on: (event, listener) => listeners.set(event, listener),
    off: (event) => listeners.delete(event),
    io: {
      reconnection: (automatic) => (settings.automatic = automatic),
      timeout: (milliseconds) => (settings.timeout = milliseconds),
    },
  }
  const reconnection = new Reconnection({ socket, clock, roundTrip: () => roundTrip })
  reconnection.start()
  const lose = async (active = true) => {
    Object.assign(state, { connected: false, active })
    tell('disconnect')
    await clock.advance(0)
  }
  return { clock, state, settings, reconnection, lose, listeners }
}

test('a lost socket is tried at once, then with one try after the other while nothing answers', async () => {
  const { clock, state, lose } = await setUp()
  await lose()
  await clock.advance(19_999)
  expect(state.tries).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18].map((seconds) => seconds * 1_000))
  state.server = 'there'
  await clock.advance(1)
  expect(state.connected).toBe(true)
})

test('a server that refuses is asked once a second', async () => {
  const { clock, state, lose } = await setUp()
  state.server = 'refusing'
  await lose()
  await clock.advance(5_000)
  expect(state.tries).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000])
})

test('a server that is long away is asked more patiently, until it is back', async () => {
  const { clock, state, settings, lose } = await setUp()
  state.server = 'refusing'
  await lose()
  await clock.advance(60_000)
  expect(state.tries.slice(-2)).toEqual([53_000, 58_000])
  expect(settings.timeout).toBe(7_000)
  state.server = 'there'
  await clock.advance(5_000)
  state.server = 'refusing'
  await lose()
  await clock.advance(1_000)
  expect(state.tries.slice(-2)).toEqual([65_000, 66_000])
})

test('a long way gets more time', async () => {
  const { settings } = await setUp({ roundTrip: 300 })
  expect(settings.timeout).toBe(2_400)
})

test('a socket that was closed on purpose stays closed', async () => {
  const { clock, state, lose } = await setUp()
  await lose(false)
  await clock.advance(60_000)
  expect(state.tries).toEqual([])
})

test('stopped, it leaves nothing behind, and the socket to itself', async () => {
  const { clock, state, settings, reconnection, lose, listeners } = await setUp()
  expect(settings.automatic).toBe(false)
  state.server = 'refusing'
  await lose()
  reconnection.stop()
  expect([settings.automatic, listeners.size, state.tries.length]).toEqual([true, 0, 2])
  await clock.advance(60_000)
  expect([state.tries.length, clock.pending]).toEqual([2, 0])
})
