import { createFileRoute } from '@tanstack/react-router'
import { RecordingsPage } from '../../features/recordings/RecordingsPage.tsx'

export const Route = createFileRoute('/_member/recordings')({ component: RecordingsPage })
