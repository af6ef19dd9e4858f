import { Link } from '@tanstack/react-router'
import { Clapperboard, LogOut, UserRound } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { Me } from '../../contract/people.ts'
import { countUnsent } from '../api/outboxes.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { messages } from './messages.ts'
import { chooseTheme, readTheme, type Theme, themes } from './theme.ts'
import { useSignOut } from './useSignOut.ts'

const itemStyle =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 font-medium outline-none data-[highlighted]:bg-sunken [&>svg]:size-5 [&>svg]:text-muted'

/** The member's own menu: profile, theme, sign out. */
export function ProfileMenu({ me }: { me: Me }) {
  const signOut = useSignOut()
  const [unsent, setUnsent] = useState(0)
  const leave = () => {
    const count = countUnsent(me.id)
    if (count > 0) setUnsent(count)
    else void signOut()
  }
  return (
    <>
      {/* Not modal: a modal menu would inject a style element, which the content security policy refuses. */}
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={messages.profileMenu(me.name)}
          className="inline-flex size-11 items-center justify-center rounded-full"
        >
          <Avatar person={me} size="small" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={8}
            collisionPadding={12}
            className="appear z-40 w-64 rounded-card border border-line bg-surface p-2 text-ink shadow-float"
          >
            <div className="flex items-center gap-3 px-3 py-2.5">
              <Avatar person={me} />
              <span className="min-w-0">
                <span className="block truncate font-bold">{me.name}</span>
                <span className="block truncate text-sm text-muted">{me.email}</span>
              </span>
            </div>
            <DropdownMenu.Item asChild>
              <Link to="/profile" className={itemStyle}>
                <UserRound aria-hidden="true" />
                {messages.profile}
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Item asChild>
              <Link to="/recordings" className={itemStyle}>
                <Clapperboard aria-hidden="true" />
                {messages.recordings}
              </Link>
            </DropdownMenu.Item>
            <DropdownMenu.Separator className="my-2 h-px bg-line" />
            <ThemeChoice />
            <DropdownMenu.Separator className="my-2 h-px bg-line" />
            <DropdownMenu.Item className={itemStyle} onSelect={leave}>
              <LogOut aria-hidden="true" />
              {messages.signOut}
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {unsent > 0 && (
        <ConfirmDialog
          title={messages.unsent.title}
          text={messages.unsent.text(unsent)}
          keep={messages.unsent.stay}
          confirm={messages.unsent.leave}
          onClose={() => setUnsent(0)}
          onConfirm={() => {
            setUnsent(0)
            void signOut()
          }}
        />
      )}
    </>
  )
}

function ThemeChoice() {
  const [theme, setTheme] = useState(readTheme)
  const choose = (next: Theme) => {
    chooseTheme(next)
    setTheme(next)
  }
  return (
    <>
      <DropdownMenu.Label className="px-3 pb-1.5 text-sm font-semibold text-muted">
        {messages.theme}
      </DropdownMenu.Label>
      <DropdownMenu.RadioGroup value={theme} className="mx-1 grid grid-cols-3 rounded-control bg-sunken p-1">
        {themes.map((each) => (
          <DropdownMenu.RadioItem
            key={each}
            value={each}
            // The menu stays open, so that the themes can be compared.
            onSelect={(event) => {
              event.preventDefault()
              choose(each)
            }}
            className="flex min-h-11 cursor-pointer items-center justify-center rounded-lg text-sm font-semibold text-muted outline-none data-[highlighted]:outline-2 data-[highlighted]:-outline-offset-2 data-[highlighted]:outline-accent data-[state=checked]:bg-surface data-[state=checked]:text-ink data-[state=checked]:shadow-card"
          >
            {messages.themes[each]}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  )
}
