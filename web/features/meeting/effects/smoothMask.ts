/** Below the first value a pixel is background, above the second it is person; in between is the feathered edge. */
const edge = { from: 0.35, to: 0.75 }
/** How much of a small change is taken over at once; a large one, as of a moving hand, is taken over whole. */
const calmRate = 0.3

/**
 * Takes the newest mask of the model into `kept` (0 to 1 per pixel): edges get soft, and what flickers from frame to frame gets calm.
 */
export function smoothMask(kept: Float32Array, newest: Float32Array) {
  for (let index = 0; index < kept.length; index += 1) {
    const before = kept[index] ?? 0
    const ramp = Math.min(1, Math.max(0, ((newest[index] ?? 0) - edge.from) / (edge.to - edge.from)))
    const change = ramp * ramp * (3 - 2 * ramp) - before
    kept[index] = before + change * Math.min(1, calmRate + Math.abs(change))
  }
}
