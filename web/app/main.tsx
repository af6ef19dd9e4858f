import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/theme.css'
import { ToastOutlet } from '../ui/ToastOutlet.tsx'
import { queryClient } from './queryClient.ts'
import { router } from './router.tsx'
import { forgetSeatsLeft, takeSeatsOnTheWay } from './seatOnTheWay.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

takeSeatsOnTheWay()
forgetSeatsLeft()
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <ToastOutlet />
    </QueryClientProvider>
  </StrictMode>,
)
