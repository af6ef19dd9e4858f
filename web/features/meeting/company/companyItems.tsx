import { Hand, Keyboard, Maximize, MessageCircleQuestion, PictureInPicture2, ShieldCheck } from 'lucide-react'
import type { Call } from '../../../../call/call.ts'
import type { MenuItem, Reactions } from '../menu/menuItem.ts'
import type { Company } from './company.ts'
import { messages } from './messages.ts'

/** What this part adds to "More options". */
export function companyItems(call: Call, company: Company, floating: boolean): MenuItem[] {
  const { handRaised } = call.getState()
  const icon = { 'aria-hidden': true } as const
  return [
    {
      id: 'hand',
      label: messages.raiseHand,
      icon: <Hand {...icon} />,
      checked: handRaised,
      onSelect: () => call.setHandRaised(!call.getState().handRaised),
      shortcut: 'H',
    },
    {
      id: 'starters',
      label: messages.starters,
      icon: <MessageCircleQuestion {...icon} />,
      onSelect: () => company.open('starters'),
    },
    {
      id: 'floating',
      label: messages.floating,
      icon: <PictureInPicture2 {...icon} />,
      checked: floating,
      onSelect: () => company.setFloating(!company.getState().floating),
      shortcut: 'P',
    },
    {
      id: 'full-screen',
      label: messages.fullScreen,
      icon: <Maximize {...icon} />,
      onSelect: () => void toggleFullScreen(),
      shortcut: 'F',
    },
    {
      id: 'safety',
      label: messages.safety,
      icon: <ShieldCheck {...icon} />,
      onSelect: () => company.open('safety'),
    },
    {
      id: 'shortcuts',
      label: messages.shortcuts,
      icon: <Keyboard {...icon} />,
      onSelect: () => company.open('shortcuts'),
      shortcut: '?',
    },
  ]
}

export function companyReactions(company: Company): Reactions {
  return { label: messages.reactions, emojis: messages.emojis, onReact: (emoji) => company.react(emoji) }
}

/** Refused where the browser has none, or without a press: nothing is lost then. */
async function toggleFullScreen() {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.()
  await done?.catch(() => undefined)
}
