import { createFileRoute } from '@tanstack/react-router'
import { requireMember } from '../requireMember.ts'
import { Shell } from '../Shell.tsx'

export const Route = createFileRoute('/_member')({
  beforeLoad: ({ context, location }) => requireMember(context.queryClient, location.href),
  component: Shell,
})
