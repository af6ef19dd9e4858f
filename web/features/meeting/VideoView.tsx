import { useEffect, useRef } from 'react'
import { classNames } from '../../ui/classNames.ts'

type VideoViewProps = {
  stream: MediaStream | null
  label: string
  mirrored?: boolean
  /** Shows the whole picture, as a shared screen wants it, instead of filling the space. */
  whole?: boolean
  /** Whether there is a picture to see yet. */
  onPicture?: (visible: boolean) => void
  className?: string
}

/** Shows a stream's picture. It makes no sound, so that browsers always let it play. */
export function VideoView(props: VideoViewProps) {
  const { stream, label, mirrored = false, whole = false, onPicture } = props
  const ref = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = ref.current
    if (!video) return
    video.srcObject = stream
    // Refused only when another stream has come meanwhile.
    if (stream) video.play().catch(() => undefined)
  }, [stream])
  // Before the first frame some browsers report a picture of two pixels.
  const tellPicture = () => onPicture?.((ref.current?.videoWidth ?? 0) > 2)
  return (
    <video
      ref={ref}
      aria-label={label}
      autoPlay
      playsInline
      muted
      onResize={tellPicture}
      onLoadedData={tellPicture}
      onEmptied={() => onPicture?.(false)}
      className={classNames(
        whole ? 'object-contain' : 'object-cover',
        mirrored && '-scale-x-100',
        props.className,
      )}
    />
  )
}
