import type { APIRequestContext, BrowserContext, Page } from '@playwright/test'
import { io } from 'socket.io-client'
import { Upload } from 'tus-js-client'

type Recorder = { context: BrowserContext; page: Page }

async function cookieOf(context: BrowserContext) {
  const cookies = await context.cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** A client in the room, for what needs no browser. */
async function enter(url: string, context: BrowserContext, matchId: string) {
  const extraHeaders = { cookie: await cookieOf(context), origin: url }
  const socket = io(url, { transports: ['websocket'], extraHeaders, forceNew: true })
  await socket.timeout(10_000).emitWithAck('register', { matchId })
  return {
    step: (recordingId: string, action: string) =>
      socket.timeout(10_000).emitWithAck('recording', { matchId, recordingId, action }),
    leave: () => socket.disconnect(),
  }
}

/** Has the second one agree to a recording of the first one, which then begins and ends; answers its id. */
export async function agreeToRecord(url: string, roomId: string, recorder: Recorder, subject: Recorder) {
  const [asking, asked] = [
    await enter(url, recorder.context, roomId),
    await enter(url, subject.context, roomId),
  ]
  const recordingId = crypto.randomUUID()
  await asking.step(recordingId, 'ask')
  await asked.step(recordingId, 'agree')
  await asking.step(recordingId, 'start')
  await asking.step(recordingId, 'stop')
  asking.leave()
  asked.leave()
  return recordingId
}

/** Two seconds of a moving picture, as this browser records it. */
export async function filmed(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 })
    const context = canvas.getContext('2d')
    let hue = 160
    const timer = setInterval(() => {
      if (!context) return
      context.fillStyle = `hsl(${(hue += 2)} 60% 45%)`
      context.fillRect(0, 0, 640, 360)
    }, 33)
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm;codecs=vp8' })
    const chunks: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data))
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.start()
    setTimeout(() => recorder.stop(), 2000)
    await stopped
    clearInterval(timer)
    const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer())
    return bytes.reduce((text, byte) => text + String.fromCharCode(byte), '')
  })
  return Buffer.from(base64, 'latin1')
}

/** Uploads it as the page does, with the same library; answers the id of the file. */
export async function upload(
  url: string,
  { context }: Pick<Recorder, 'context'>,
  { recordingId, bytes, name }: { recordingId: string; bytes: Buffer; name: string },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const sending = new Upload(bytes, {
    endpoint: `${url}/api/uploads`,
    headers: { cookie: await cookieOf(context), origin: url },
    metadata: { recordingId, name, type: 'video/webm', durationMs: '342000' },
    onSuccess: () => resolve(),
    onError: reject,
  })
  sending.start()
  await promise
  return sending.url?.split('/').at(-1) ?? ''
}

export async function putPicture(request: APIRequestContext, url: string, id: string, picture: Buffer) {
  const headers = { origin: url, 'content-type': 'image/jpeg' }
  return request.put(`${url}/api/recording-files/${id}/picture`, { headers, data: picture })
}
