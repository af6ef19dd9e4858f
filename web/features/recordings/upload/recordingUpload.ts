import { putRecordingPicture } from '../../../api/recordingFiles.ts'
import { type FileSender, openTusSender, type SenderEvents, type UploadedRecording } from './fileSender.ts'
import { makePicture } from './picture.ts'
import { isPassing, pauseBefore, silenceLimit } from './retry.ts'
import { whenAlone } from './whenAlone.ts'

export type UploadState = {
  /** `waiting`: for the network, for the server, or for another tab that is sending the same file. */
  phase: 'idle' | 'uploading' | 'waiting' | 'done' | 'failed'
  sentBytes: number
  totalBytes: number
  /** Why it failed. */
  error: unknown
}

export type UploadPorts = {
  openSender(file: Blob, recording: UploadedRecording, events: SenderEvents): Promise<FileSender>
  /** Runs `work` while no other page of this browser sends the same file. */
  whenAlone(name: string, signal: AbortSignal, work: () => Promise<void>): Promise<void>
  makePicture(file: Blob): Promise<Blob | null>
  putPicture(fileId: string, picture: Blob): Promise<void>
  /** Where the browser tells `online` and `offline`. */
  network: EventTarget
}

const browserPorts = (): UploadPorts => ({
  openSender: openTusSender,
  whenAlone,
  makePicture,
  putPicture: putRecordingPicture,
  network: window,
})

/**
 * One recording on its way to the server (R6). Lost connections are waited for and gone on from by themselves, for as long as it takes;
 * what needs somebody, a full server say, ends it as `failed`. After a reload of the page a new one goes on where this one was.
 */
export class RecordingUpload {
  readonly #recording: UploadedRecording
  readonly #openFile: () => Promise<Blob>
  readonly #ports: UploadPorts
  readonly #listeners = new Set<() => void>()
  #state: UploadState
  #run: AbortController | undefined
  #sender: FileSender | undefined
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(recording: UploadedRecording, openFile: () => Promise<Blob>, ports = browserPorts()) {
    this.#recording = recording
    this.#openFile = openFile
    this.#ports = ports
    this.#state = { phase: 'idle', sentBytes: 0, totalBytes: recording.sizeBytes, error: null }
  }

  getState = () => this.#state

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Begins, or begins again after a failure. While it is under way, or done, nothing happens. */
  start() {
    if (this.#run || this.#state.phase === 'done') return
    const run = new AbortController()
    this.#run = run
    this.#attempt = 0
    // Until it is known whether another tab is at it.
    this.#set({ phase: 'waiting', error: null })
    this.#ports.network.addEventListener('offline', this.#wait, { signal: run.signal })
    this.#ports.network.addEventListener('online', this.#goOn, { signal: run.signal })
    const { recordingId } = this.#recording
    this.#ports
      .whenAlone(`avari-upload-${recordingId}`, run.signal, () => this.#send(run.signal))
      .catch((error: unknown) => {
        if (!run.signal.aborted) this.#end('failed', error)
      })
  }

  /** Ends it, and takes back what has arrived. */
  cancel() {
    if (!this.#run) return
    const sender = this.#sender
    this.#end('idle')
    this.#set({ sentBytes: 0 })
    // Should the server not hear of it, it forgets the rest within a day.
    sender?.discard().catch(() => undefined)
  }

  /** Settles when the upload has ended, well or not. */
  async #send(signal: AbortSignal) {
    const file = await this.#openFile()
    const picture = this.#ports.makePicture(file)
    const { promise, resolve } = Promise.withResolvers<void>()
    signal.addEventListener('abort', () => resolve(), { once: true })
    const sender = await this.#ports.openSender(file, this.#recording, {
      onProgress: (sentBytes) => {
        if (signal.aborted) return
        this.#attempt = 0
        this.#set({ phase: 'uploading', sentBytes })
        this.#watch()
      },
      onDone: (fileId) => void this.#finish(signal, fileId, picture),
      onError: (error) => {
        if (signal.aborted) return
        if (isPassing(error.code)) this.#wait()
        else this.#end('failed', error)
      },
    })
    if (signal.aborted) return
    this.#sender = sender
    this.#goOn()
    await promise
  }

  async #finish(signal: AbortSignal, fileId: string, picture: Promise<Blob | null>) {
    clearTimeout(this.#timer)
    const made = await picture
    // It is kept all the same if its picture is not.
    if (made) await this.#ports.putPicture(fileId, made).catch(() => undefined)
    if (!signal.aborted) this.#end('done')
  }

  /** Stops what may be hanging, and tries again after a while or when the network is back. */
  readonly #wait = () => {
    if (!this.#sender) return
    this.#sender.pause()
    this.#set({ phase: 'waiting' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#goOn, pauseBefore(this.#attempt++))
  }

  readonly #goOn = () => {
    if (!this.#sender) return
    this.#watch()
    this.#sender.pause()
    this.#sender.start().catch(this.#wait)
  }

  #watch() {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#wait, silenceLimit)
  }

  #end(phase: 'idle' | 'done' | 'failed', error: unknown = null) {
    this.#run?.abort()
    this.#run = undefined
    clearTimeout(this.#timer)
    this.#sender?.pause()
    this.#sender = undefined
    const { totalBytes } = this.#state
    this.#set({ phase, error, ...(phase === 'done' ? { sentBytes: totalBytes } : {}) })
  }

  #set(changes: Partial<UploadState>) {
    this.#state = { ...this.#state, ...changes }
    for (const listener of this.#listeners) listener()
  }
}
