import { useSyncExternalStore } from 'react'
import type { RecordingSession } from './recordingSession.ts'

export const useConsent = ({ consent }: RecordingSession) =>
  useSyncExternalStore(consent.subscribe, consent.getState)

export const useSession = (session: RecordingSession) =>
  useSyncExternalStore(session.subscribe, session.getState)
