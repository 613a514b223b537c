'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { TokenPage } from '@/lib/tokens/schema'
import type { ListParams } from '../list-params'
import type { TokenReads } from '../types'
import { useListContext } from './list-context'
import { useSelection } from './selection'
import { useListParams } from './use-list-params'

/** Offered when the whole page is selected. */
export function SelectAll({ page }: { readonly page: TokenPage }) {
  const { reads } = useListContext()
  const { params } = useListParams()
  const { selected, set } = useSelection()
  const [busy, setBusy] = useState(false)
  const pageSelected = page.rows.length > 0 && page.rows.every((row) => selected.has(row.tokenKey))
  if (!pageSelected || selected.size >= page.total) return null
  const selectAll = async () => {
    setBusy(true)
    await readAll(reads, params, page.total).then(
      (rows) => set(rows, true),
      () => undefined,
    )
    setBusy(false)
  }
  return (
    <Button variant="quiet" busy={busy} busyLabel="Selecting…" onClick={() => void selectAll()}>
      Select all {page.total.toLocaleString('en-GB')}
    </Button>
  )
}

async function readAll(reads: TokenReads, params: ListParams, total: number) {
  const numbers = Array.from({ length: Math.ceil(total / 100) }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((page) => reads.page({ ...params, per: 100, page })))
  return pages.flatMap((page) => page.rows)
}
