'use client'

import { Search } from 'lucide-react'
import { useCommandKey } from './command-key'
import { showLayer } from './layer'

/** Opens "Search and commands" without a keyboard. */
export const SearchButton = () => (
  <button
    type="button"
    aria-haspopup="dialog"
    onClick={() => showLayer('palette')}
    className="tap inline-flex shrink-0 items-center gap-2 rounded-md border border-line px-3 py-1 text-sm text-ink-3 transition-colors hover:bg-sunken hover:text-ink max-md:hidden"
  >
    <Search aria-hidden size={16} strokeWidth={1.75} />
    <span>
      Search<span className="sr-only"> and commands</span>
    </span>
    <kbd aria-hidden className="ml-3 font-mono text-xs">
      {useCommandKey()} K
    </kbd>
  </button>
)
