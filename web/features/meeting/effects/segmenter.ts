import { loadAndCompile, loadLiteRt, supportsFeature, Tensor } from '@litertjs/core'
import modelUrl from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url'

/** The picture that the model takes, in pixels: three floats from 0 to 1 each. */
export const maskSize = { width: 256, height: 144 } as const
const pixels = maskSize.width * maskSize.height

/** How surely each pixel belongs to a person, from 0 to 1, line by line. */
export type Segmenter = (pixels: Uint8ClampedArray) => Promise<Float32Array>

/** Loads runtime and model from our own server. Works in a worker. */
export async function openSegmenter(): Promise<Segmenter> {
  await loadRuntime()
  const model = await loadAndCompile(modelUrl, { accelerator: 'wasm' })
  const input = new Float32Array(pixels * 3)
  return async (rgba) => {
    for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
      input[to] = (rgba[from] ?? 0) / 255
      input[to + 1] = (rgba[from + 1] ?? 0) / 255
      input[to + 2] = (rgba[from + 2] ?? 0) / 255
    }
    const tensor = new Tensor(input, [1, maskSize.height, maskSize.width, 3])
    const made = await model.run(tensor)
    tensor.delete()
    const mask = made[0]?.toTypedArray()
    for (const each of made) each.delete()
    if (!(mask instanceof Float32Array) || mask.length !== pixels)
      throw new Error(`The model made ${mask?.length} values`)
    return mask
  }
}

/**
 * LiteRT fetches its loader with importScripts, which a module worker does not have. The loader is bundled instead and put
 * where LiteRT looks for what it fetched.
 */
async function loadRuntime() {
  const [{ default: ModuleFactory }, { default: wasmUrl }] = (await supportsFeature('relaxedSimd'))
    ? await Promise.all([
        import('@litertjs/core/wasm/litert_wasm_internal.js'),
        import('@litertjs/core/wasm/litert_wasm_internal.wasm?url'),
      ])
    : await Promise.all([
        import('@litertjs/core/wasm/litert_wasm_compat_internal.js'),
        import('@litertjs/core/wasm/litert_wasm_compat_internal.wasm?url'),
      ])
  Object.assign(globalThis, {
    importScripts: () => undefined,
    ModuleFactory,
    Module: { locateFile: () => wasmUrl },
  })
  await loadLiteRt('bundled.js')
}
