import { VideoView } from '../VideoView.tsx'
import { messages } from './messages.ts'

/**
 * What oneself shares, small above one's own picture. Only a tab is shown: a window or a whole screen may hold this page,
 * which would show itself in itself for ever; this page's own tab is not among those offered.
 */
export function OwnScreen({ stream }: { stream: MediaStream }) {
  const surface = stream.getVideoTracks()[0]?.getSettings().displaySurface
  if (surface !== 'browser') return null
  return (
    <div className="absolute right-3 bottom-66 z-10 w-28 overflow-hidden rounded-card border border-accent bg-black shadow-float sm:right-4 sm:bottom-60.5 sm:w-56 @min-[62rem]:bottom-38.5 [@media(max-height:28rem)]:hidden">
      <VideoView stream={stream} label={messages.yours} whole className="aspect-video w-full" />
    </div>
  )
}
