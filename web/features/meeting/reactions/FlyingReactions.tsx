import { useLayoutEffect, useRef } from 'react'
import type { FlyingReaction } from '../company/company.ts'
import { messages as names } from '../company/messages.ts'
import { messages } from './messages.ts'

type FlyingReactionsProps = {
  reactions: readonly FlyingReaction[]
  name: string
  onLanded: (id: number) => void
}

/** Reactions rise over the picture: one's own at the right, the other one's at the left, who is also announced. */
export function FlyingReactions({ reactions, name, onLanded }: FlyingReactionsProps) {
  const heard = reactions.findLast(({ own }) => !own)
  return (
    <>
      <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-10 overflow-hidden">
        {reactions.map((reaction) => (
          <Flying key={reaction.id} {...reaction} onLanded={onLanded} />
        ))}
      </div>
      <p aria-live="polite" className="sr-only">
        {heard && messages.reacted(name, names.emojis[heard.emoji] ?? '')}
      </p>
    </>
  )
}

/** Milliseconds. */
const flight = 2600

function Flying({ id, emoji, own, onLanded }: FlyingReaction & { onLanded: (id: number) => void }) {
  const ref = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const animation = ref.current?.animate(keyframes(), {
      duration: flight,
      easing: 'ease-out',
      fill: 'both',
    })
    animation?.addEventListener('finish', () => onLanded(id))
    return () => animation?.cancel()
  }, [id, onLanded])
  // Neighbours don't cover each other.
  const aside = `${12 + (id % 4) * 6}%`
  return (
    <span ref={ref} className="absolute bottom-36 text-5xl" style={own ? { right: aside } : { left: aside }}>
      {emoji}
    </span>
  )
}

function keyframes(): Keyframe[] {
  const seen = [{ opacity: 0 }, { opacity: 1, offset: 0.12 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }]
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return seen
  const heights = ['0', '-6vh', '-30vh', '-45vh']
  return seen.map((frame, at) => ({ ...frame, transform: `translateY(${heights[at] ?? '0'})` }))
}
