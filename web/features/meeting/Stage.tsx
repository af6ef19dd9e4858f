import { lazy, Suspense, useRef, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../call/call.ts'
import { isInCall } from '../../../call/callPhase.ts'
import type { Me } from '../../../contract/people.ts'
import type { Room } from '../../../contract/rooms.ts'
import { CallControls } from './CallControls.tsx'
import { CallStatus } from './CallStatus.tsx'
import { Company } from './company/company.ts'
import { companyItems, companyReactions } from './company/companyItems.tsx'
import { useDeviceItems } from './devices/useDeviceItems.tsx'
import { ChatPanel } from './chat/ChatPanel.tsx'
import { useCallMessages } from './chat/useCallMessages.ts'
import { LocalView } from './LocalView.tsx'
import { MediaProblems } from './MediaProblems.tsx'
import type { MenuItem, Reactions } from './menu/menuItem.ts'
import { messages } from './messages.ts'
import { moreItems } from './moreItems.tsx'
import { QualityStatus } from './quality/QualityStatus.tsx'
import { useCallQuality } from './quality/useCallQuality.ts'
import { RemoteView } from './RemoteView.tsx'
import { keepSeat } from './rememberedChoice.ts'
import { retryMedia } from './retryMedia.ts'
import { OwnScreen } from './screen/OwnScreen.tsx'
import { Sharing } from './screen/Sharing.tsx'
import { useCallState } from './useCall.ts'

// Loaded once the call is on the screen: nothing of it is needed in the first seconds.
const CompanyView = lazy(() =>
  import('./company/CompanyView.tsx').then((module) => ({ default: module.CompanyView })),
)
const CompanyStatus = lazy(() =>
  import('./company/CompanyStatus.tsx').then((module) => ({ default: module.CompanyStatus })),
)
const Troubles = lazy(() => import('./trouble/Troubles.tsx').then((module) => ({ default: module.Troubles })))

const DeviceNotices = lazy(() =>
  import('./devices/DeviceNotices.tsx').then((module) => ({ default: module.DeviceNotices })),
)
const MicrophoneHints = lazy(() =>
  import('./devices/DeviceNotices.tsx').then((module) => ({ default: module.MicrophoneHints })),
)
const DevicesDialog = lazy(() =>
  import('./devices/DevicesDialog.tsx').then((module) => ({ default: module.DevicesDialog })),
)

const EffectsDialog = lazy(() =>
  import('./effects/EffectsDialog.tsx').then((module) => ({ default: module.EffectsDialog })),
)

type StageProps = { call: Call; room: Room; me: Me }

/** The call itself: dark in both themes, so that the pictures stand out. */
export function Stage({ call, room, me }: StageProps) {
  const state = useCallState(call)
  const { other } = room.chat
  const { log, state: chat, unread } = useCallMessages(room.roomId, me.id, state.signalingOnline)
  const [chatOpen, setChatOpen] = useState(false)
  const [devicesOpen, setDevicesOpen] = useState(false)
  const [effectsOpen, setEffectsOpen] = useState(false)
  const deviceItems = useDeviceItems(call, () => setDevicesOpen(true))
  const [company] = useState(() => new Company(call))
  const floating = useSyncExternalStore(company.subscribe, () => company.getState().floating)
  const [helpOpen, setHelpOpen] = useState(false)
  const quality = useCallQuality(call, room.roomId)
  const [statisticsOpen, setStatisticsOpen] = useState(false)
  const chatButton = useRef<HTMLButtonElement>(null)
  const closeChat = () => {
    setChatOpen(false)
    chatButton.current?.focus()
  }
  return (
    <main data-fills-window className="fixed inset-0 flex overflow-hidden bg-page text-ink scheme-dark">
      <h1 className="sr-only">{messages.title(other.name)}</h1>
      <div className="relative min-w-0 flex-1">
        <RemoteView state={state} other={other} />
        <CallStatus state={state} otherName={other.name}>
          {quality && (
            <QualityStatus
              quality={quality}
              statisticsOpen={statisticsOpen}
              onStatistics={setStatisticsOpen}
            />
          )}
          {isInCall(state.phase) && (
            <Suspense fallback={null}>
              <CompanyStatus call={call} company={company} room={room} />
            </Suspense>
          )}
        </CallStatus>
        {isInCall(state.phase) && (
          <Suspense fallback={null}>
            <CompanyView call={call} company={company} room={room} me={me} />
          </Suspense>
        )}
        {state.phase === 'ended' ? <Ended /> : <LocalView local={state.local} me={me} />}
        <div className="absolute inset-x-3 top-14 z-20 mx-auto grid max-w-lg gap-3">
          <Problems call={call} />
          {isInCall(state.phase) && (
            <Suspense fallback={null}>
              <DeviceNotices call={call} />
              <MicrophoneHints
                call={call}
                onUnmute={() => {
                  keepSeat(room.roomId, { cameraEnabled: state.local.cameraEnabled, microphoneEnabled: true })
                  void call.setMicrophone(true)
                }}
                onDevices={() => setDevicesOpen(true)}
              />
              <Troubles call={call} log={log} name={other.name} helpOpen={helpOpen} onHelp={setHelpOpen} />
            </Suspense>
          )}
        </div>
        {devicesOpen && isInCall(state.phase) && (
          <Suspense fallback={null}>
            <DevicesDialog call={call} onClose={() => setDevicesOpen(false)} />
          </Suspense>
        )}
        {effectsOpen && isInCall(state.phase) && (
          <Suspense fallback={null}>
            <EffectsDialog call={call} onClose={() => setEffectsOpen(false)} />
          </Suspense>
        )}
        {state.local.screenStream && (
          <>
            <Sharing call={call} otherName={other.name} />
            <OwnScreen stream={state.local.screenStream} />
          </>
        )}
        {isInCall(state.phase) && (
          <div className="pointer-events-none absolute inset-x-0 bottom-4 z-10 px-3 *:pointer-events-auto">
            <Controls
              call={call}
              roomId={room.roomId}
              menuItems={[
                ...deviceItems,
                ...moreItems(
                  () => setEffectsOpen(true),
                  () => setStatisticsOpen(true),
                ),
                ...companyItems(call, company, floating),
              ]}
              reactions={companyReactions(company)}
              chatOpen={chatOpen}
              unread={chatOpen ? 0 : unread}
              chatButtonRef={chatButton}
              onChat={() => (chatOpen ? closeChat() : setChatOpen(true))}
            />
          </div>
        )}
      </div>
      {chatOpen && isInCall(state.phase) && (
        <ChatPanel log={log} state={chat} personId={me.id} otherName={other.name} onClose={closeChat} />
      )}
    </main>
  )
}

type ControlsProps = {
  call: Call
  roomId: string
  menuItems: readonly MenuItem[]
  reactions: Reactions
  chatOpen: boolean
  unread: number
  chatButtonRef: { current: HTMLButtonElement | null }
  onChat: () => void
}

function Controls({ call, roomId, ...chat }: ControlsProps) {
  const { microphoneEnabled, cameraEnabled, screenStream } = useCallState(call).local
  const sharing = screenStream !== null
  const keep = (change: Partial<Parameters<typeof keepSeat>[1]>) =>
    keepSeat(roomId, { microphoneEnabled, cameraEnabled, ...change })
  return (
    <CallControls
      {...chat}
      muted={!microphoneEnabled}
      cameraOff={!cameraEnabled}
      sharing={sharing}
      canShare={isSecureContext && 'getDisplayMedia' in navigator.mediaDevices}
      onMute={() => {
        keep({ microphoneEnabled: !microphoneEnabled })
        void call.setMicrophone(!microphoneEnabled)
      }}
      onCamera={() => {
        keep({ cameraEnabled: !cameraEnabled })
        void call.setCamera(!cameraEnabled)
      }}
      onShare={() => {
        if (sharing) call.stopScreenShare()
        else void call.startScreenShare()
      }}
      onHangUp={() => call.hangUp()}
    />
  )
}

/** Problems float above the call until they are mended or put aside. */
function Problems({ call }: { call: Call }) {
  const { problems } = useCallState(call).local
  const [dismissed, setDismissed] = useState<typeof problems>([])
  const known = (code: string, device: string) =>
    dismissed.some((other) => other.code === code && other.device === device)
  const open = problems.filter(({ code, device }) => !known(code, device))
  return (
    <MediaProblems
      problems={open}
      onRetry={(failed) => void retryMedia(call, failed)}
      onDismiss={() => setDismissed(problems)}
    />
  )
}

function Ended() {
  return (
    <p className="absolute inset-0 z-20 grid place-content-center bg-page/90 text-center text-lg text-muted">
      {messages.stage.endedText}
    </p>
  )
}
