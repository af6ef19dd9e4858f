import { useEffect, useRef, useState } from 'react'
import { classNames } from '../../ui/classNames.ts'

type VideoViewProps = {
  stream: MediaStream | null
  label: string
  /** For one's own picture. */
  silent?: boolean
  mirrored?: boolean
  /** Shows the whole picture, as a shared screen wants it, instead of filling the space. */
  whole?: boolean
  /** The speaker to play on; the system's own if empty. */
  speakerId?: string
  /** Whether there is a picture to see yet. */
  onPicture?: (visible: boolean) => void
  /** The browser plays no sound before a press: call `allow` from one. */
  onBlocked?: (allow: () => void) => void
  className?: string
}

/** Plays a stream, as far as the browser lets it. */
export function VideoView(props: VideoViewProps) {
  const { stream, label, silent = false, mirrored = false, whole = false, onPicture } = props
  const ref = useRef<HTMLVideoElement>(null)
  const [blocked, setBlocked] = useState(false)
  usePlayback(ref, props, setBlocked)
  useSpeaker(ref, props.speakerId)
  const tellPicture = () => onPicture?.((ref.current?.videoWidth ?? 0) > 2)
  return (
    <video
      ref={ref}
      aria-label={label}
      autoPlay
      playsInline
      muted={silent || blocked}
      onResize={tellPicture}
      onLoadedData={tellPicture}
      onEmptied={() => onPicture?.(false)}
      data-live={stream !== null}
      className={classNames(
        whole ? 'object-contain' : 'object-cover',
        mirrored && '-scale-x-100',
        props.className,
      )}
    />
  )
}

type VideoRef = { readonly current: HTMLVideoElement | null }

function usePlayback(
  ref: VideoRef,
  { stream, onBlocked }: Pick<VideoViewProps, 'stream' | 'onBlocked'>,
  setBlocked: (blocked: boolean) => void,
) {
  const blockedHandler = useRef(onBlocked)
  useEffect(() => {
    blockedHandler.current = onBlocked
  })
  useEffect(() => {
    const video = ref.current
    if (!video) return
    video.srcObject = stream
    if (!stream) return
    video.play().catch((error: unknown) => {
      // Anything else than a refusal means that another stream has come meanwhile.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return
      // Silent pictures are always allowed.
      setBlocked(true)
      video.muted = true
      void video.play().catch(() => undefined)
      blockedHandler.current?.(() => {
        setBlocked(false)
        video.muted = false
        void video.play().catch(() => undefined)
      })
    })
  }, [ref, stream, setBlocked])
}

function useSpeaker(ref: VideoRef, speakerId: string | undefined) {
  useEffect(() => {
    const video = ref.current
    if (speakerId === undefined || !video || !('setSinkId' in video)) return
    // A speaker that is gone: the system's own plays on.
    video.setSinkId(speakerId).catch(() => undefined)
  }, [ref, speakerId])
}
