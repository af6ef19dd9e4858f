import { createFileRoute } from '@tanstack/react-router'
import { readChoice } from '../../features/meeting/rememberedChoice.ts'
import { SetupPage } from '../../features/setup/SetupPage.tsx'

export const Route = createFileRoute('/_member/setup')({ component: Setup })

function Setup() {
  return <SetupPage chosen={readChoice()} />
}
