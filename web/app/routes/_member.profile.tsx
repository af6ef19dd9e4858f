import { createFileRoute } from '@tanstack/react-router'
import { ProfilePage } from '../../features/settings/ProfilePage.tsx'

export const Route = createFileRoute('/_member/profile')({ component: ProfilePage })
