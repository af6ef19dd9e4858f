/** How often a browser is asked that does not look by itself: a plug that was pulled is felt within this, ms. */
export const lookInterval = 2_000

type ChangingDevices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>

/** Only Chromium tells its platform so; it is the one that has to be asked, and on Linux only. */
export function mustLook(navigator: object) {
  const { userAgentData }: { userAgentData?: { platform?: string } } = navigator
  return userAgentData?.platform === 'Linux'
}

/**
 * Calls `listener` when devices come or go (C13). Returns the way to stop that.
 *
 * Chromium on Linux hears of USB alone: of a headset that PulseAudio or PipeWire took away (Bluetooth, say) it tells,
 * with `devicechange` and the track's `ended`, at the next time that somebody asks for the list. With `look` that is
 * done here.
 */
export function watchDevices(devices: ChangingDevices, listener: () => void, look: boolean) {
  devices.addEventListener('devicechange', listener)
  // The answer is of no interest: asking makes the browser look, and tell.
  const ask = () => void devices.enumerateDevices().catch(() => undefined)
  const timer = look ? setInterval(ask, lookInterval) : undefined
  return () => {
    clearInterval(timer)
    devices.removeEventListener('devicechange', listener)
  }
}
