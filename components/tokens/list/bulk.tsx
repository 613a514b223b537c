'use client'

import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import type { TokenPage } from '@/lib/tokens/schema'
import { useSelection } from './selection'

const bar = lazyPopup(() => import('./bulk-bar').then((module) => module.BulkBar))

/** Loads the bulk bar when the first row is selected, or on a phone when cards can be. */
export function Bulk({ page }: { readonly page: TokenPage }) {
  const { selected, choosing } = useSelection()
  const Bar = usePopup(bar, choosing || selected.size > 0)
  return Bar && <Bar page={page} />
}
