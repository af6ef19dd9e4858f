import { createFileRoute } from '@tanstack/react-router'
import { LandingPage } from '../LandingPage.tsx'

export const Route = createFileRoute('/_visitor/')({ component: LandingPage })
