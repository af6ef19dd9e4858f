import {
  CircleDot,
  MessageSquare,
  Mic,
  MicOff,
  PhoneOff,
  ScreenShare,
  ScreenShareOff,
  Video,
  VideoOff,
} from 'lucide-react'
import { type ReactNode, type Ref, useId } from 'react'
import { classNames } from '../../ui/classNames.ts'
import type { MenuItem, Reactions } from './menu/menuItem.ts'
import { MoreButton } from './menu/MoreButton.tsx'
import { messages } from './messages.ts'
import { openMessages } from './recording/openMessages.ts'
import { useShortcuts } from './shortcuts/useShortcuts.ts'

type ToggleProps = {
  label: string
  pressed: boolean
  onPress: () => void
  /** Pressed means that something of one's own is off, or that a recording runs: shown in red, not as a choice. */
  warns?: boolean
  badge?: number
  buttonRef?: Ref<HTMLButtonElement>
  children: ReactNode
}

function Toggle({ label, pressed, onPress, warns = false, badge = 0, buttonRef, children }: ToggleProps) {
  const badgeId = useId()
  const look = pressed
    ? warns
      ? 'bg-danger-soft text-on-danger-soft'
      : 'bg-accent text-on-accent'
    : 'bg-sunken text-ink hover:bg-line'
  return (
    <button
      ref={buttonRef}
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-describedby={badge > 0 ? badgeId : undefined}
      onClick={onPress}
      className={classNames(
        'relative inline-flex size-11 items-center justify-center rounded-full transition-colors sm:size-13 [&>svg]:size-6',
        look,
      )}
    >
      {children}
      {badge > 0 && (
        <>
          <span
            aria-hidden="true"
            className="absolute -top-1 -right-1 min-w-6 rounded-full bg-danger px-1.5 text-sm font-bold text-on-danger"
          >
            {badge > 99 ? '99+' : badge}
          </span>
          <span id={badgeId} className="sr-only">
            {messages.stage.unread(badge)}
          </span>
        </>
      )}
    </button>
  )
}

export type CallControlsProps = {
  muted: boolean
  cameraOff: boolean
  sharing: boolean
  canShare: boolean
  /** We ask to record, or record. */
  recording: boolean
  chatOpen: boolean
  unread: number
  chatButtonRef: Ref<HTMLButtonElement>
  onMute: () => void
  onCamera: () => void
  onShare: () => void
  onRecord: () => void
  onChat: () => void
  onHangUp: () => void
  /** What "More options" holds, and what the keys of its entries do. */
  menuItems: readonly MenuItem[]
  reactions?: Reactions
}

/** The buttons of the call. A toggle keeps its name; aria-pressed tells its state. */
export function CallControls(props: CallControlsProps) {
  const { stage } = messages
  useShortcuts(props)
  return (
    <div
      role="toolbar"
      aria-label={stage.controls}
      className="mx-auto flex w-fit items-center gap-0.5 rounded-full border border-line bg-surface p-1.5 shadow-float sm:gap-3 sm:p-2"
    >
      <Toggle label={stage.mute} pressed={props.muted} onPress={props.onMute} warns>
        {props.muted ? <MicOff aria-hidden="true" /> : <Mic aria-hidden="true" />}
      </Toggle>
      <Toggle label={stage.cameraOff} pressed={props.cameraOff} onPress={props.onCamera} warns>
        {props.cameraOff ? <VideoOff aria-hidden="true" /> : <Video aria-hidden="true" />}
      </Toggle>
      {props.canShare && (
        <Toggle label={stage.share} pressed={props.sharing} onPress={props.onShare}>
          {props.sharing ? <ScreenShareOff aria-hidden="true" /> : <ScreenShare aria-hidden="true" />}
        </Toggle>
      )}
      <Toggle label={openMessages.record} pressed={props.recording} onPress={props.onRecord} warns>
        <CircleDot aria-hidden="true" />
      </Toggle>
      <Toggle
        label={stage.chat}
        pressed={props.chatOpen}
        onPress={props.onChat}
        badge={props.unread}
        buttonRef={props.chatButtonRef}
      >
        <MessageSquare aria-hidden="true" />
      </Toggle>
      <MoreButton items={props.menuItems} reactions={props.reactions} />
      <button
        type="button"
        aria-label={stage.hangUp}
        title={stage.hangUp}
        onClick={props.onHangUp}
        className="inline-flex h-11 w-13 items-center justify-center rounded-full bg-danger text-on-danger transition-colors hover:bg-danger-strong sm:h-13 sm:w-16 [&>svg]:size-6"
      >
        <PhoneOff aria-hidden="true" />
      </button>
    </div>
  )
}
