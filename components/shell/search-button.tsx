'use client'

import Search from 'lucide-react/icons/search'
import { useCommandKey } from '@/components/ui/command-key'
import { showOverlay } from './overlay'

export const SearchButton = () => (
  <button
    type="button"
    aria-haspopup="dialog"
    onClick={() => showOverlay('palette')}
    className="tap inline-flex shrink-0 items-center justify-center gap-2 rounded-md text-sm text-ink-2 transition-colors hover:bg-sunken hover:text-ink max-md:min-w-10 max-md:coarse:min-w-11 md:border md:border-line md:px-3 md:py-1 md:text-ink-3"
  >
    <Search aria-hidden size={18} strokeWidth={1.75} className="md:size-4" />
    <span className="max-md:sr-only">
      Search<span className="sr-only"> and commands</span>
    </span>
    <kbd aria-hidden className="ml-3 font-mono text-xs max-md:hidden coarse:hidden">
      {useCommandKey()} K
    </kbd>
  </button>
)
