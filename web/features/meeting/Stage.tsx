import { lazy, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Call } from '../../../call/call.ts'
import { isInCall } from '../../../call/callPhase.ts'
import type { Me } from '../../../contract/people.ts'
import type { Room } from '../../../contract/rooms.ts'
import { LazyPart } from '../../ui/LazyPart.tsx'
import { CallStatus } from './CallStatus.tsx'
import { Company } from './company/company.ts'
import { companyItems, companyReactions } from './company/companyItems.tsx'
import { useDeviceItems } from './devices/useDeviceItems.tsx'
import { useCallMessages } from './chat/useCallMessages.ts'
import { useCallFiles } from './files/useCallFiles.ts'
import { useFileDrop } from './files/useFileDrop.ts'
import { LocalView } from './LocalView.tsx'
import { messages } from './messages.ts'
import { moreItems } from './moreItems.tsx'
import { preloadParts } from './preloadParts.ts'
import { QualityStatus } from './quality/QualityStatus.tsx'
import { useCallQuality } from './quality/useCallQuality.ts'
import type { RecordingHandle } from './recording/useRecordingSession.ts'
import { RemoteView } from './RemoteView.tsx'
import { OwnScreen } from './screen/OwnScreen.tsx'
import { Sharing } from './screen/Sharing.tsx'
import { StageControls } from './StageControls.tsx'
import { type StageDialog, StageDialogs } from './StageDialogs.tsx'
import { StageNotices } from './StageNotices.tsx'
import { useStudio } from './studio/useStudio.ts'
import { useCallState } from './useCall.ts'

// Loaded once the call is on the screen: nothing of it is needed in the first seconds.
const CompanyView = lazy(() =>
  import('./company/CompanyView.tsx').then((module) => ({ default: module.CompanyView })),
)
const CompanyStatus = lazy(() =>
  import('./company/CompanyStatus.tsx').then((module) => ({ default: module.CompanyStatus })),
)
const RecordingIndicator = lazy(() =>
  import('./recording/RecordingIndicator.tsx').then((module) => ({ default: module.RecordingIndicator })),
)
const loadChatPanel = () => import('./chat/ChatPanel.tsx').then((module) => ({ default: module.ChatPanel }))
const ChatPanel = lazy(loadChatPanel)

type StageProps = {
  call: Call
  room: Room
  me: Me
  recording: RecordingHandle
  /** Whether it is time for what has to be loaded; see useCalm. */
  calm: boolean
  onPicture: (visible: boolean) => void
}

/** The call itself: dark in both themes, so that the pictures stand out. */
export function Stage({ call, room, me, recording, calm, onPicture }: StageProps) {
  const state = useCallState(call)
  const inCall = isInCall(state.phase)
  const { other } = room.chat
  const { log, state: chat, unread } = useCallMessages(room.roomId, me.id, state.signalingOnline)
  const [chatOpen, setChatOpen] = useState(false)
  const { files, state: fileState } = useCallFiles(call, room, me.id, {
    wanted: chatOpen || (calm && state.filesChannel !== null),
    newestSeq: chat.stored.at(-1)?.seq ?? 0,
    shown: chatOpen,
  })
  useStudio({ call, recording: recording.session, files, room, me })
  const [dialog, setDialog] = useState<StageDialog | null>(null)
  const handingOver = fileState.tracks.length > 0
  const hangUp = useCallback(() => {
    if (!handingOver) return call.hangUp()
    // It may have been pressed in the floating window.
    window.focus()
    setDialog('leave')
  }, [call, handingOver])
  const deviceItems = useDeviceItems(call, () => setDialog('devices'))
  const [company] = useState(() => new Company(call))
  const floating = useSyncExternalStore(company.subscribe, () => company.getState().floating)
  const [helpOpen, setHelpOpen] = useState(false)
  const quality = useCallQuality(call, room.roomId, calm)
  const [statisticsOpen, setStatisticsOpen] = useState(false)
  // Beside the conversation, too: the browser would leave the call to open what is dropped.
  const { handlers: drop } = useFileDrop((dropped) => {
    setChatOpen(true)
    files?.send(dropped)
  })
  const chatButton = useRef<HTMLButtonElement>(null)
  // Before it is opened: the server may be away just then.
  useEffect(() => {
    // What fails is asked for again when it is opened.
    if (calm) loadChatPanel().catch(() => undefined)
  }, [calm])
  const settled = calm && state.phase === 'connected'
  useEffect(() => {
    if (settled) preloadParts()
  }, [settled])
  const closeChat = () => {
    setChatOpen(false)
    chatButton.current?.focus()
  }
  return (
    <main
      data-fills-window
      {...drop}
      className="fixed inset-0 flex overflow-hidden bg-page text-ink scheme-dark"
    >
      <h1 className="sr-only">{messages.title(other.name)}</h1>
      <div className="@container relative min-w-0 flex-1">
        <RemoteView state={state} other={other} onPicture={onPicture} />
        <CallStatus state={state} otherName={other.name}>
          {quality && (
            <QualityStatus
              quality={quality}
              statisticsOpen={statisticsOpen}
              onStatistics={setStatisticsOpen}
            />
          )}
          {calm && inCall && (
            <LazyPart>
              <CompanyStatus call={call} company={company} room={room} onHelp={() => setHelpOpen(true)} />
            </LazyPart>
          )}
          {inCall && recording.session && (
            <LazyPart>
              <RecordingIndicator session={recording.session} name={other.name} />
            </LazyPart>
          )}
        </CallStatus>
        {calm && inCall && (
          <LazyPart>
            <CompanyView
              call={call}
              company={company}
              room={room}
              me={me}
              recording={recording.session}
              onHangUp={hangUp}
            />
          </LazyPart>
        )}
        {state.phase === 'ended' ? (
          <Ended saving={recording.busy} share={recording.share} />
        ) : (
          <LocalView local={state.local} me={me} />
        )}
        <StageNotices
          call={call}
          room={room}
          recording={recording.session}
          log={log}
          fileState={fileState}
          calm={calm}
          helpOpen={helpOpen}
          onHelp={setHelpOpen}
          onDevices={() => setDialog('devices')}
        />
        {inCall && (
          <StageDialogs
            call={call}
            recording={recording.active}
            tracks={fileState.tracks}
            name={other.name}
            open={dialog}
            onClose={() => setDialog(null)}
          />
        )}
        {state.local.screenStream && (
          <>
            <Sharing call={call} otherName={other.name} />
            <OwnScreen stream={state.local.screenStream} />
          </>
        )}
        {inCall && (
          <div className="pointer-events-none absolute inset-x-0 bottom-4 z-10 px-3 *:pointer-events-auto">
            <StageControls
              call={call}
              roomId={room.roomId}
              recording={recording.active}
              onRecord={recording.press}
              onHangUp={hangUp}
              menuItems={[
                ...deviceItems,
                ...moreItems(
                  () => setDialog('effects'),
                  () => setDialog('recording'),
                  () => setStatisticsOpen(true),
                ),
                ...companyItems(call, company, floating),
              ]}
              reactions={companyReactions(company)}
              chatOpen={chatOpen}
              unread={chatOpen ? 0 : unread + fileState.unread}
              chatButtonRef={chatButton}
              onChat={() => (chatOpen ? closeChat() : setChatOpen(true))}
            />
          </div>
        )}
      </div>
      {chatOpen && inCall && (
        <LazyPart>
          <ChatPanel
            call={call}
            log={log}
            state={chat}
            personId={me.id}
            otherName={other.name}
            retentionDays={room.messageRetentionDays}
            files={files}
            fileState={fileState}
            connected={state.filesChannel !== null}
            onClose={closeChat}
          />
        </LazyPart>
      )}
    </main>
  )
}

function Ended({ saving, share }: { saving: boolean; share: number }) {
  return (
    <p
      aria-live="polite"
      className="absolute inset-0 z-20 grid place-content-center bg-page/90 text-center text-lg text-muted"
    >
      {saving ? messages.stage.savingRecording(share) : messages.stage.endedText}
    </p>
  )
}
