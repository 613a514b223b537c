'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import Search from 'lucide-react/icons/search'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { searchTextOf } from '@/lib/token-format'
import { isSessionEnded, readData } from '../session/recover'
import { sessionEnded } from '../session/session-ended'
import { createReads } from '../tokens/read-data'
import { Dialog } from '../ui/dialog'
import type { Command } from './command'
import { type CommandGroup, commandGroups, findPeople, findTokens, type SearchResult } from './commands'
import { loadDocs } from './docs-search'
import { showOverlay } from './overlay'
import { PaletteRow } from './palette-row'
import { type ShellView, useShell } from './shell-context'
import { promptSignIn } from './sign-in-prompt'
import type { TokenCommand } from './token-actions'
import { useNavigationGuard } from './use-navigation-guard'

const debounceMs = 150
const failures = {
  expired: sessionEnded,
  unavailable: 'Search results could not be loaded.',
}

/** What was typed when the session ended. */
let waiting = ''

interface PaletteProps {
  readonly onClose: () => void
  readonly onTokenCommand: (command: TokenCommand) => void
}

export function Palette({ onClose, onTokenCommand }: PaletteProps) {
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
  const groups = commandGroups(view, answer, query, { go: leave, act: onTokenCommand })
  const answered = answer?.query === query ? answer : null
  const gone = () => {
    waiting = ''
    onClose()
    next.current?.()
  }
  return (
    <Dialog open={open} onClose={() => setOpen(false)} onGone={gone} title="Search and commands" size="search" initialFocus={field}>
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
        <div className="flex shrink-0 items-center gap-2.5 border-b border-line px-4.5">
          <Search aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-ink-3" />
          <Autocomplete.Input
            ref={field}
            aria-label="Search and commands"
            placeholder={view.opens.includes('members') ? 'Token, person or page' : 'Name, token key or page'}
            className="h-12 w-full min-w-0 bg-transparent outline-none"
          />
        </div>
        <div className="flex max-h-[min(26rem,50dvh)] min-h-0 flex-col max-sm:h-[50dvh]">
          {answered?.failure && (
            <p role="alert" className="px-4.5 py-4 text-sm text-bad">
              {failures[answered.failure]}
            </p>
          )}
          <Autocomplete.Empty>
            {answered === null && <p className="px-4.5 py-4 text-sm text-ink-3">Searching…</p>}
            {answered?.failure === null && (
              <p className="px-4.5 py-4 text-sm text-ink-2">
                No results for “{query}” in {view.organization.name}.
              </p>
            )}
          </Autocomplete.Empty>
          <Autocomplete.List className="min-h-0 grow scroll-py-2 overflow-y-auto overscroll-contain p-2 empty:hidden">
            {(group: CommandGroup) => (
              <Autocomplete.Group key={group.name} items={group.items} className="py-1">
                <Autocomplete.GroupLabel className="px-2.5 py-1 text-xs font-medium text-ink-3">{group.name}</Autocomplete.GroupLabel>
                <Autocomplete.Collection>
                  {(command: Command) => (
                    <PaletteRow key={command.id} command={command} now={answer?.now ?? ''} onChoose={() => closeThen(command.run)} />
                  )}
                </Autocomplete.Collection>
              </Autocomplete.Group>
            )}
          </Autocomplete.List>
        </div>
      </Autocomplete.Root>
      <KeyHints />
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

const hints = [
  ['↑↓', 'move'],
  ['Enter', 'choose'],
  ['Esc', 'close'],
] as const

const KeyHints = () => (
  <p aria-hidden className="flex gap-4 border-t border-line bg-canvas px-4.5 py-2 text-xs text-ink-3 coarse:hidden">
    {hints.map(([keys, action]) => (
      <span key={keys}>
        <kbd className="mr-1 text-ink-2">{keys}</kbd> {action}
      </span>
    ))}
  </p>
)

async function findEverything(view: ShellView, query: string) {
  const reads = createReads(view.organization.slug)
  const [tokens, people, docs] = await Promise.all([findTokens(reads, view, query), findPeople(view, query), loadDocs()])
  return { ...tokens, ...people, docs }
}

/** Result of the search, once typing pauses. `onSessionEnded` closes the palette, prompts for sign-in and reopens it. */
function useAnswer(query: string, onSessionEnded: () => Promise<boolean>): SearchResult | null {
  const view = useShell()
  const [answer, setAnswer] = useState<SearchResult | null>(null)
  const find = useEffectEvent((isCurrent: () => boolean) =>
    readData(() => findEverything(view, query), {
      promptSignIn: async () => isCurrent() && (await onSessionEnded()) && isCurrent(),
    }),
  )
  useEffect(() => {
    let late = false
    const look = () =>
      find(() => !late).then(
        (found) => late || setAnswer({ query, ...found, failure: null }),
        (error) =>
          late ||
          setAnswer({ query, tokens: [], people: [], docs: [], now: '', failure: isSessionEnded(error) ? 'expired' : 'unavailable' }),
      )
    const timer = setTimeout(look, query === '' ? 0 : debounceMs)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [query])
  return answer
}
