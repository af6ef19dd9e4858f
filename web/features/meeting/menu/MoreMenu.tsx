import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { MenuItem, Reactions } from './menuItem.ts'
import { MoreTrigger } from './MoreButton.tsx'

const itemStyle =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 font-medium outline-none data-[highlighted]:bg-sunken [&>svg]:size-5 [&>svg]:shrink-0'

/** Opens at once: it is loaded by the press on its button. */
export function MoreMenu({
  items,
  reactions,
}: {
  items: readonly MenuItem[]
  reactions?: Reactions | undefined
}) {
  return (
    // Not modal: a modal menu would inject a style element, which the content security policy refuses.
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>
        <MoreTrigger />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="top"
          align="center"
          sideOffset={16}
          collisionPadding={12}
          className="appear scheme-dark z-40 max-h-(--radix-dropdown-menu-content-available-height) w-72 overflow-y-auto rounded-card border border-line bg-surface p-2 text-ink shadow-float"
        >
          {reactions && <ReactionRow {...reactions} />}
          {items.map((item) => (
            <Item key={item.id} {...item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function ReactionRow({ label, emojis, onReact }: Reactions) {
  return (
    <>
      <DropdownMenu.Group aria-label={label} className="grid grid-cols-6">
        {Object.entries(emojis).map(([emoji, name]) => (
          <DropdownMenu.Item
            key={emoji}
            aria-label={name}
            title={name}
            textValue={name}
            // The menu stays open, so that one can clap twice.
            onSelect={(event) => {
              event.preventDefault()
              onReact(emoji)
            }}
            className="grid min-h-11 cursor-pointer place-content-center rounded-lg text-2xl outline-none data-[highlighted]:bg-sunken"
          >
            {emoji}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Group>
      <DropdownMenu.Separator className="my-2 h-px bg-line" />
    </>
  )
}

function Item({ label, icon, onSelect, checked, shortcut }: MenuItem) {
  const content = (
    <>
      {icon}
      <span className="flex-1">{label}</span>
      {checked && <Check aria-hidden="true" />}
      {shortcut && (
        <kbd aria-hidden="true" className="text-sm text-muted">
          {shortcut}
        </kbd>
      )}
    </>
  )
  if (checked === undefined)
    return (
      <DropdownMenu.Item className={itemStyle} onSelect={onSelect}>
        {content}
      </DropdownMenu.Item>
    )
  return (
    <DropdownMenu.CheckboxItem className={itemStyle} checked={checked} onSelect={onSelect}>
      {content}
    </DropdownMenu.CheckboxItem>
  )
}
