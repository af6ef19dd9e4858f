import { createFileRoute } from '@tanstack/react-router'
import { SignInPage } from '../../features/account/SignInPage.tsx'

export const Route = createFileRoute('/_visitor/sign-in')({
  component: Page,
})

function Page() {
  return <SignInPage redirect={Route.useSearch().redirect} />
}
