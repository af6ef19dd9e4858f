import { randomFillSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleRate, toWave } from '../e2e/wave.ts'

const [width, height, framesPerSecond] = [1280, 720, 20] as const
const frameCount = 20

/** A picture in which a quarter is fresh noise in every frame: more than any line wants to carry (YUV4MPEG2, 4:2:0). */
function makePicture() {
  const pixels = width * height
  const frames = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420jpeg\n`)]
  for (let count = 0; count < frameCount; count += 1) {
    const frame = Buffer.alloc(pixels * 1.5, 128)
    for (let line = height / 4; line < height / 2; line += 1) {
      const start = line * width + count * 16
      randomFillSync(frame, start, width / 3)
    }
    frames.push(Buffer.from('FRAME\n'), frame)
  }
  return Buffer.concat(frames)
}

/** Two seconds of noise that swells three times a second, as a voice does. */
function makeSound() {
  const samples = new Int16Array(2 * sampleRate)
  for (const index of samples.keys()) {
    const swell = (1 + Math.sin((index / sampleRate) * 6 * Math.PI)) / 2
    samples[index] = (Math.random() - 0.5) * 16_000 * swell
  }
  return toWave(samples)
}

/** Writes both into `folder`; the flags that make them Chromium's camera and microphone. */
export function makeMedia(folder: string) {
  const [picture, sound] = [join(folder, 'picture.y4m'), join(folder, 'sound.wav')]
  writeFileSync(picture, makePicture())
  writeFileSync(sound, makeSound())
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${picture}`,
    `--use-file-for-fake-audio-capture=${sound}`,
  ]
}
