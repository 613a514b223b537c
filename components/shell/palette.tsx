'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import Search from 'lucide-react/icons/search'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { searchTextOf } from '@/lib/token-format'
import { isSessionEnded, readData } from '../session/recover'
import { createReads } from '../tokens/read-data'
import { Dialog } from '../ui/dialog'
import { type Command, type CommandGroup, commandGroups, findTokens, type SearchResult } from './commands'
import { showOverlay } from './overlay'
import { useShell } from './shell-context'
import { promptSignIn } from './sign-in-prompt'
import { useNavigationGuard } from './use-navigation-guard'

const debounceMs = 150
const row =
  'tap flex cursor-pointer items-center justify-between gap-4 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none data-highlighted:bg-accent-soft data-highlighted:text-accent-ink forced-colors:data-highlighted:bg-[Highlight] forced-colors:data-highlighted:text-[HighlightText]'

const failures = {
  expired: 'Your session has ended. Reload the page to sign in.',
  unavailable: 'Tokens could not be loaded.',
}

/** What was typed when the session ended. */
let waiting = ''

export function Palette({ onClose }: { readonly onClose: () => void }) {
  const leave = useNavigationGuard()
  const view = useShell()
  const [open, setOpen] = useState(true)
  const [query, setQuery] = useState(() => waiting)
  const field = useRef<HTMLInputElement>(null)
  const next = useRef<(() => void) | null>(null)
  const closeThen = (run: () => void) => {
    next.current ??= run
    setOpen(false)
  }
  const answer = useAnswer(query, () => {
    const ask = promptSignIn()
    if (ask === null) return Promise.resolve(false)
    return new Promise((resolve) => closeThen(() => void reopenAfterSignIn(ask, query).then(resolve)))
  })
  const groups = commandGroups(view, answer, query, leave)
  const answered = answer?.query === query ? answer : null
  const gone = () => {
    waiting = ''
    onClose()
    next.current?.()
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
        onValueChange={(text) => setQuery(searchTextOf(text))}
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
        <div className="flex h-[min(26rem,50dvh)] flex-col">
          {answered?.failure && (
            <p role="alert" className="pt-4 text-sm text-bad">
              {failures[answered.failure]}
            </p>
          )}
          <Autocomplete.Empty>
            {answered?.failure === null && (
              <p className="pt-4 text-sm text-ink-2">
                No results for “{query}” in {view.organization.name}.
              </p>
            )}
          </Autocomplete.Empty>
          <Autocomplete.List className="min-h-0 grow scroll-py-2 overflow-y-auto overscroll-contain py-2 empty:hidden">
            {(group: CommandGroup) => <Group key={group.name} group={group} onChoose={({ run }) => closeThen(run)} />}
          </Autocomplete.List>
        </div>
      </Autocomplete.Root>
    </Dialog>
  )
}

async function reopenAfterSignIn(ask: () => Promise<boolean>, query: string): Promise<boolean> {
  const signedIn = await ask()
  if (signedIn) {
    waiting = query
    showOverlay('palette')
  }
  return signedIn
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

/** Result of the search, once typing pauses. `onSessionEnded` closes the palette, prompts for sign-in and reopens it. */
function useAnswer(query: string, onSessionEnded: () => Promise<boolean>): SearchResult | null {
  const view = useShell()
  const [answer, setAnswer] = useState<SearchResult | null>(null)
  const find = useEffectEvent((isCurrent: () => boolean) =>
    readData(() => findTokens(createReads(view.organization.slug), view, query), {
      promptSignIn: async () => isCurrent() && (await onSessionEnded()) && isCurrent(),
    }),
  )
  useEffect(() => {
    let late = false
    const look = () =>
      find(() => !late).then(
        (tokens) => late || setAnswer({ query, tokens, failure: null }),
        (error) => late || setAnswer({ query, tokens: [], failure: isSessionEnded(error) ? 'expired' : 'unavailable' }),
      )
    const timer = setTimeout(look, query === '' ? 0 : debounceMs)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [query])
  return answer
}
