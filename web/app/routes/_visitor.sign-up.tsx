import { createFileRoute } from '@tanstack/react-router'
import { SignUpPage } from '../../features/account/SignUpPage.tsx'

export const Route = createFileRoute('/_visitor/sign-up')({
  component: Page,
})

function Page() {
  return <SignUpPage redirect={Route.useSearch().redirect} />
}
