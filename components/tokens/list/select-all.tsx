'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useToasts } from '@/components/ui/toasts'
import type { TokenPage, TokenView } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import type { ListParams } from '../list-params'
import type { TokenReads } from '../types'
import { useListContext } from './list-context'
import { useSelection } from './selection'
import { useListParams } from './use-list-params'

/** Offered when the whole page is selected, and while cards are being chosen. Prompts for sign-in if the session has ended. */
export function SelectAll({ page }: { readonly page: TokenPage }) {
  const { reads } = useListContext()
  const { params } = useListParams()
  const { selected, choosing, set } = useSelection()
  const { read } = useAction()
  const toasts = useToasts()
  const [busy, setBusy] = useState(false)
  const pageSelected = page.rows.length > 0 && page.rows.every((row) => selected.has(row.tokenKey))
  if (!(pageSelected || choosing) || selected.size >= page.total) return null
  const selectAll = async () => {
    setBusy(true)
    await readAll((filter) => read(() => reads.page(filter)), params, page.total).then(
      (rows) => set(rows, true),
      () =>
        toasts.add({ tone: 'bad', text: 'The tokens could not be selected.', action: { label: 'Try again', run: () => void selectAll() } }),
    )
    setBusy(false)
  }
  return (
    <Button variant="quiet" busy={busy} busyLabel="Selecting…" onClick={() => void selectAll()}>
      Select all {page.total.toLocaleString('en-GB')}
    </Button>
  )
}

async function readAll(readPage: TokenReads['page'], params: ListParams, total: number) {
  const numbers = Array.from({ length: Math.ceil(total / 100) }, (_, index) => index + 1)
  const rows: TokenView[] = []
  // one after another: of concurrent ones, each would prompt for sign-in
  for (const page of numbers) rows.push(...(await readPage({ ...params, per: 100, page })).rows)
  return rows
}
