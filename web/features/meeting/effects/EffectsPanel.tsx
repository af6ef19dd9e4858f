import { useRef, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../../call/call.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Spinner } from '../../../ui/Spinner.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import { BackgroundTile } from './BackgroundTile.tsx'
import { type Background, type EffectControl, effectsOf } from './effectControl.ts'
import { messages } from './messages.ts'
import { keepOwnPicture } from './ownPicture.ts'
import { pictureNames } from './pictures.ts'

const offered: readonly Background[] = ['none', 'blur', ...pictureNames]

/** Background and noise suppression, with word of how far they are (C15). */
export function EffectsPanel({ call }: { call: Call }) {
  const control = effectsOf(call)
  const state = useSyncExternalStore(control.subscribe, control.getState)
  return (
    <div className="grid gap-4">
      <Backgrounds control={control} background={state.background} />
      <Switch
        label={messages.noise}
        checked={state.noiseSuppression}
        onCheckedChange={(wanted) => void control.setNoiseSuppression(wanted)}
      />
      <output className="flex items-center gap-2 text-sm text-muted">
        {state.camera === 'loading' || state.microphone === 'loading' ? (
          <>
            <Spinner />
            {messages.loading}
          </>
        ) : (
          messages.local
        )}
      </output>
      {state.camera === 'failed' && <Notice tone="bad">{messages.cameraFailed}</Notice>}
      {state.microphone === 'failed' && <Notice tone="bad">{messages.microphoneFailed}</Notice>}
      {state.slow && (
        <Notice>
          <p>{messages.slow}</p>
          <Button variant="secondary" className="mt-2" onClick={() => void control.setBackground('none')}>
            {messages.switchOff}
          </Button>
        </Notice>
      )}
    </div>
  )
}

function Backgrounds({ control, background }: { control: EffectControl; background: Background }) {
  const file = useRef<HTMLInputElement>(null)
  const [unreadable, setUnreadable] = useState(false)
  const take = async (picture: File | undefined) => {
    if (!picture) return
    try {
      await keepOwnPicture(picture)
      setUnreadable(false)
      await control.setBackground('own')
    } catch {
      setUnreadable(true)
    }
  }
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-semibold">{messages.background}</legend>
      <div className="grid grid-cols-3 gap-3 sm:grid-cols-4">
        {offered.map((name) => (
          <BackgroundTile
            key={name}
            background={name}
            checked={background === name}
            onChoose={() => void control.setBackground(name)}
          />
        ))}
        {background === 'own' && <BackgroundTile background="own" checked onChoose={() => undefined} />}
      </div>
      <input
        ref={file}
        type="file"
        accept="image/*"
        aria-label={messages.backgrounds.own}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Button variant="secondary" className="mt-1 w-fit" onClick={() => file.current?.click()}>
        {messages.choosePicture}
      </Button>
      {unreadable && <Notice tone="bad">{messages.pictureFailed}</Notice>}
    </fieldset>
  )
}
