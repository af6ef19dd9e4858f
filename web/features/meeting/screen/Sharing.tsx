import type { Call } from '../../../../call/call.ts'
import type { ScreenMode } from '../../../../call/screenShare.ts'
import { Button } from '../../../ui/Button.tsx'
import { classNames } from '../../../ui/classNames.ts'
import { useCallState } from '../useCall.ts'
import { messages } from './messages.ts'

/** While one's own screen is shared: what matters in it, and the way to stop (C6). */
export function Sharing({ call, otherName }: { call: Call; otherName: string }) {
  const { local, remote, phase } = useCallState(call)
  // Without a place for a screen there is none for its sound: it shows in the camera's.
  const unheard = local.screenSound && phase === 'connected' && remote.screen === null
  return (
    <div className="absolute top-14 right-3 z-10 grid sm:top-3 justify-items-end gap-2 sm:right-4">
      <div className="flex items-center gap-2 rounded-full border border-line bg-surface p-1 font-semibold shadow-float xl:pl-4">
        <span className="sr-only xl:not-sr-only">{messages.sharing}</span>
        <ModeChoice mode={local.screenMode} onChange={(mode) => call.setScreenMode(mode)} />
        <Button variant="danger" onClick={() => call.stopScreenShare()} className="rounded-full">
          {messages.stop}
        </Button>
      </div>
      {unheard && (
        <p className="max-w-72 rounded-card bg-black/65 px-3 py-1 text-sm text-white">
          {messages.unheard(otherName)}
        </p>
      )}
    </div>
  )
}

const modes = ['text', 'motion'] as const satisfies readonly ScreenMode[]

type ModeChoiceProps = { mode: ScreenMode; onChange: (mode: ScreenMode) => void }

function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  return (
    <div role="radiogroup" aria-label={messages.mode} className="flex rounded-full bg-sunken p-0.5">
      {modes.map((choice) => (
        <label
          key={choice}
          title={messages.modeHints[choice]}
          className={classNames(
            'flex min-h-10 cursor-pointer items-center rounded-full px-3 text-sm has-focus-visible:outline-2',
            choice === mode && 'bg-accent text-on-accent',
          )}
        >
          <input
            type="radio"
            name="screen-mode"
            value={choice}
            checked={choice === mode}
            onChange={() => onChange(choice)}
            className="sr-only"
          />
          {messages.modes[choice]}
        </label>
      ))}
    </div>
  )
}
