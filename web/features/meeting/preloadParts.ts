/** Milliseconds until a browser that does not tell when it is idle is taken to be. */
const settling = 3_000

/** Fetches what may be pressed later in the call, while the network is there. What fails now is tried again by the press. */
export function preloadParts() {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(load)
  else setTimeout(load, settling)
}

function load() {
  void Promise.allSettled([
    import('./chat/EmojiPicker.tsx'),
    import('./devices/DevicesDialog.tsx'),
    import('./recording/OptionsDialog.tsx'),
  ])
}
