import { ChartLine, CircleDot, Sparkles } from 'lucide-react'
import { openMessages } from './effects/openMessages.ts'
import type { MenuItem } from './menu/menuItem.ts'
import { messages } from './quality/messages.ts'
import { openMessages as recordingMessages } from './recording/openMessages.ts'

/** What opens a dialog of its own from "More options". */
export function moreItems(
  openEffects: () => void,
  openRecording: () => void,
  openStatistics: () => void,
): MenuItem[] {
  return [
    {
      id: 'effects',
      label: openMessages.effects,
      icon: <Sparkles aria-hidden="true" />,
      onSelect: openEffects,
    },
    {
      id: 'recording',
      label: recordingMessages.options,
      icon: <CircleDot aria-hidden="true" />,
      onSelect: openRecording,
    },
    {
      id: 'statistics',
      label: messages.title,
      icon: <ChartLine aria-hidden="true" />,
      onSelect: openStatistics,
    },
  ]
}
