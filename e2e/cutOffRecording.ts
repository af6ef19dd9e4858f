import type { Page } from '@playwright/test'

type CutOff = { seconds: number; personId: string; recordingId?: string; roomId?: string }

/**
 * Leaves on this device what a tab that died in mid-recording leaves: the card, and a file without its end. Its picture
 * moves, so that there is something to make smaller.
 */
export function leaveCutOff(page: Page, left: CutOff) {
  return page.evaluate(async ({ seconds: length, personId, recordingId, roomId }) => {
    const canvas = document.createElement('canvas')
    canvas.width = 1280
    canvas.height = 720
    const context = canvas.getContext('2d')
    const sound = new AudioContext()
    const destination = sound.createMediaStreamDestination()
    const tone = new OscillatorNode(sound)
    tone.connect(destination)
    tone.start()
    const timer = setInterval(() => {
      if (!context) return
      context.fillStyle = `hsl(${(performance.now() / 10) % 360} 80% 50%)`
      context.fillRect(Math.random() * 900, Math.random() * 500, 300, 200)
    }, 40)
    const stream = new MediaStream([
      ...canvas.captureStream(25).getTracks(),
      ...destination.stream.getTracks(),
    ])
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm;codecs=vp8,opus' })
    const pieces: Blob[] = []
    const enough = new Promise((resolve) => {
      recorder.addEventListener('dataavailable', ({ data }) => {
        if (pieces.push(data) >= length) resolve(null)
      })
    })
    recorder.start(1000)
    await enough
    recorder.stop()
    clearInterval(timer)
    await sound.close()
    const id = crypto.randomUUID()
    const card = {
      id,
      recordingId: recordingId ?? id,
      personId,
      roomId: roomId ?? crypto.randomUUID(),
      otherName: 'Ben Bright',
      format: 'webm',
      startedAt: '2026-11-25T22:10:05.678Z',
      fileName: 'avari-call-2026-11-25T22-10-05Z.webm',
    }
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('recordings', { create: true })
    const put = async (name: string, content: Blob) => {
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
      await file.write(content)
      await file.close()
    }
    await put(`${id}.card.json`, new Blob([JSON.stringify(card)]))
    await put(`${id}.part`, new Blob(pieces))
  }, left)
}
