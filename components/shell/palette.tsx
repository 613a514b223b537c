'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { TokenView } from '@/lib/tokens/schema'
import { createReads } from '../tokens/reads'
import { Dialog } from '../ui/dialog'
import { type Command, type CommandGroup, commandGroups, findTokens } from './commands'
import { useShell } from './shell-context'

const pauseMs = 150
const row =
  'tap flex cursor-pointer items-center justify-between gap-4 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none data-highlighted:bg-accent-soft data-highlighted:text-accent-ink forced-colors:data-highlighted:bg-[Highlight] forced-colors:data-highlighted:text-[HighlightText]'

/** Tokens by name or key, what can be done, and where one can go: all from the keyboard. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter()
  const view = useShell()
  const [open, setOpen] = useState(true)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Command | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const tokens = useFoundTokens(query)
  const groups = commandGroups(view, tokens, query, router.push)
  const gone = () => {
    onClose()
    chosen?.run()
  }
  const choose = (command: Command) => {
    setChosen(command)
    setOpen(false)
  }
  return (
    <Dialog open={open} onClose={() => setOpen(false)} onGone={gone} title="Search and commands" initialFocus={field}>
      <Autocomplete.Root
        items={groups}
        inline
        open
        mode="none"
        autoHighlight="always"
        keepHighlight
        value={query}
        onValueChange={setQuery}
        itemToStringValue={({ label }) => label}
      >
        <div className="flex items-center gap-2 border-b border-line pb-1">
          <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" />
          <Autocomplete.Input
            ref={field}
            aria-label="Search and commands"
            placeholder="Name, token key or page"
            className="h-10 w-full min-w-0 bg-transparent outline-none coarse:h-12"
          />
        </div>
        <div className="h-[min(26rem,50dvh)]">
          <Autocomplete.Empty>
            <p className="pt-4 text-sm text-ink-2">Nothing found for “{query}”.</p>
          </Autocomplete.Empty>
          <Autocomplete.List className="h-full scroll-py-2 overflow-y-auto overscroll-contain py-2 empty:hidden">
            {(group: CommandGroup) => <Group key={group.name} group={group} onChoose={choose} />}
          </Autocomplete.List>
        </div>
      </Autocomplete.Root>
    </Dialog>
  )
}

const Group = ({ group, onChoose }: { readonly group: CommandGroup; readonly onChoose: (command: Command) => void }) => (
  <Autocomplete.Group items={group.items} className="py-1">
    <Autocomplete.GroupLabel className="px-2.5 py-1 text-xs font-medium text-ink-3">{group.name}</Autocomplete.GroupLabel>
    <Autocomplete.Collection>
      {(command: Command) => (
        <Autocomplete.Item key={command.id} value={command} onClick={() => onChoose(command)} className={row}>
          <bdi className="min-w-0 truncate">{command.label}</bdi>
          {command.note && (
            <code translate="no" className="shrink-0 text-xs text-ink-3 max-sm:hidden">
              {command.note}
            </code>
          )}
        </Autocomplete.Item>
      )}
    </Autocomplete.Collection>
  </Autocomplete.Group>
)

/** What the server found for the words, once the typing pauses; what it found before stays until then. */
function useFoundTokens(query: string): readonly TokenView[] {
  const view = useShell()
  const [found, setFound] = useState<readonly TokenView[]>([])
  const find = useEffectEvent(() => findTokens(createReads(view.organisation.slug), view, query))
  useEffect(() => {
    let late = false
    const timer = setTimeout(
      () =>
        find().then(
          (tokens) => late || setFound(tokens),
          () => undefined,
        ),
      query === '' ? 0 : pauseMs,
    )
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [query])
  return found
}
