import { expect, test, vi } from 'vitest'
import { lookInterval, mustLook, watchDevices } from './deviceChanges.ts'

/** Devices of a browser that looks only when it is asked, like Chromium on Linux. */
class LazyDevices extends EventTarget {
  unplugged = false
  asked = 0

  enumerateDevices() {
    this.asked += 1
    if (this.unplugged) this.dispatchEvent(new Event('devicechange'))
    this.unplugged = false
    return Promise.resolve([])
  }
}

test('a browser that looks only when asked is asked, until the watch ends', () => {
  vi.useFakeTimers()
  const devices = new LazyDevices()
  const listener = vi.fn<() => void>()
  const stop = watchDevices(devices, listener, true)
  devices.unplugged = true
  vi.advanceTimersByTime(lookInterval)
  expect(listener).toHaveBeenCalledTimes(1)
  stop()
  devices.unplugged = true
  vi.advanceTimersByTime(lookInterval * 3)
  expect(devices.asked).toBe(1)
  expect(listener).toHaveBeenCalledTimes(1)
  vi.useRealTimers()
})

test('a browser that tells by itself is left in peace', () => {
  vi.useFakeTimers()
  const devices = new LazyDevices()
  const listener = vi.fn<() => void>()
  const stop = watchDevices(devices, listener, false)
  vi.advanceTimersByTime(lookInterval * 3)
  expect(devices.asked).toBe(0)
  devices.dispatchEvent(new Event('devicechange'))
  expect(listener).toHaveBeenCalledTimes(1)
  stop()
  vi.useRealTimers()
})

test.each([
  [{ userAgentData: { platform: 'Linux' } }, true],
  [{ userAgentData: { platform: 'Android' } }, false],
  [{}, false],
])('%j must be asked: %s', (navigator, expected) => {
  expect(mustLook(navigator)).toBe(expected)
})
