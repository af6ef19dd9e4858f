import { Tabs as TabsPrimitive } from 'radix-ui'
import { type ReactNode, useEffect, useRef } from 'react'

type TabsProps<Value extends string> = {
  label: string
  value: Value
  onChange: (value: Value) => void
  tabs: readonly { value: Value; label: string; count?: number | undefined }[]
  /** The content of the chosen tab. */
  children: ReactNode
}

/** Tabs (role tab) whose state belongs to the parent, for instance to the address. Arrow keys move between them. */
export function Tabs<Value extends string>({ label, value, onChange, tabs, children }: TabsProps<Value>) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a narrow screen the chosen tab may stand beyond the edge.
    const chosen = list.current?.querySelector(`[data-tab="${CSS.escape(value)}"]`)
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [value])
  return (
    <TabsPrimitive.Root
      value={value}
      onValueChange={(next) => {
        const tab = tabs.find((candidate) => candidate.value === next)
        if (tab) onChange(tab.value)
      }}
      activationMode="manual"
    >
      <TabsPrimitive.List
        aria-label={label}
        ref={list}
        className="-mx-4 flex justify-between overflow-x-auto border-b border-line px-2 [scrollbar-width:none] sm:mx-0 sm:justify-start sm:gap-1 sm:px-0"
      >
        {tabs.map((tab) => (
          <TabsPrimitive.Trigger
            key={tab.value}
            value={tab.value}
            data-tab={tab.value}
            className="-mb-px flex min-h-12 shrink-0 items-center gap-1.5 border-b-3 border-transparent px-2 text-[0.9375rem] font-semibold text-muted -outline-offset-3 transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:text-ink sm:px-4 sm:text-base"
          >
            {tab.label}
            {tab.count ? <TabCount count={tab.count} /> : null}
          </TabsPrimitive.Trigger>
        ))}
      </TabsPrimitive.List>
      <TabsPrimitive.Content value={value} className="pt-6 outline-offset-4">
        {children}
      </TabsPrimitive.Content>
    </TabsPrimitive.Root>
  )
}

/** Hidden from the accessible name, which stays the tab's own; the list says how many there are. */
function TabCount({ count }: { count: number }) {
  return (
    <span
      aria-hidden="true"
      className="inline-flex min-w-5.5 items-center justify-center rounded-full bg-accent px-1.5 text-sm font-bold text-on-accent"
    >
      {count}
    </span>
  )
}
