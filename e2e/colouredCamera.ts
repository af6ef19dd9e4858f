import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import type { Colour } from './recordedFile.ts'

const [width, height, framesPerSecond] = [640, 360, 20] as const

/** A colour as video has it: brightness and two differences (BT.601, 16 to 235). */
function toVideo({ red, green, blue }: Colour) {
  return {
    y: Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue),
    u: Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue),
    v: Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue),
  }
}

/** Two frames in one colour (YUV4MPEG2, 4:2:0), which a fake camera shows again and again. */
function makePicture(colour: Colour) {
  const pixels = width * height
  const { y, u, v } = toVideo(colour)
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    Buffer.alloc(pixels, y),
    Buffer.alloc(pixels / 4, u),
    Buffer.alloc(pixels / 4, v),
  ])
  const header = `YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`
  return Buffer.concat([Buffer.from(header), frame, frame])
}

/** Writes what a camera in front of a wall of this colour sees, and tells the flag that makes it Chromium's camera. */
export function colouredCamera(name: string, colour: Colour) {
  const folder = new URL('../.build/pictures/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  const { pathname } = new URL(`${name}.y4m`, folder)
  const own = `${pathname}.${process.pid}`
  writeFileSync(own, makePicture(colour))
  renameSync(own, pathname)
  return `--use-file-for-fake-video-capture=${pathname}`
}
