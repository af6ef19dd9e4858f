import { Ban, Droplets, ImagePlus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Background } from './effectControl.ts'
import { messages } from './messages.ts'
import { drawPicture, type PictureName } from './pictures.ts'

type BackgroundTileProps = { background: Background; checked: boolean; onChoose: () => void }

/** One background to choose: a radio button that looks like what it gives. */
export function BackgroundTile({ background, checked, onChoose }: BackgroundTileProps) {
  return (
    <label className="relative grid cursor-pointer gap-1 text-center text-sm font-medium">
      <input
        type="radio"
        name="background"
        checked={checked}
        onChange={onChoose}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <span className="grid aspect-video place-content-center overflow-hidden rounded-control border border-control-line bg-sunken outline-offset-2 peer-checked:border-accent peer-checked:ring-2 peer-checked:ring-accent peer-focus-visible:outline-2 peer-focus-visible:outline-accent">
        <Face background={background} />
      </span>
      {messages.backgrounds[background]}
    </label>
  )
}

function Face({ background }: { background: Background }) {
  if (background === 'none') return <Ban aria-hidden="true" className="size-5" />
  if (background === 'blur') return <Droplets aria-hidden="true" className="size-5" />
  if (background === 'own') return <ImagePlus aria-hidden="true" className="size-5" />
  return <Thumbnail name={background} />
}

function Thumbnail({ name }: { name: PictureName }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawPicture(canvas.current, name)
  }, [name])
  return <canvas ref={canvas} width={128} height={72} aria-hidden="true" className="block size-full" />
}
