'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { TokenPage } from '@/lib/tokens/schema'
import type { ListParams } from '../list-params'
import type { TokenReads } from '../types'
import { useListContext } from './list-context'
import { useSelection } from './selection'
import { useListParams } from './use-list-params'

/** Once a whole page is chosen: offers the rest of the list. */
export function SelectAll({ page }: { readonly page: TokenPage }) {
  const { reads } = useListContext()
  const { address } = useListParams()
  const { selected, set } = useSelection()
  const [busy, setBusy] = useState(false)
  const whole = page.rows.length > 0 && page.rows.every((row) => selected.has(row.tokenKey))
  if (!whole || selected.size >= page.total) return null
  const choose = async () => {
    setBusy(true)
    await readAll(reads, address, page.total).then(
      (rows) => set(rows, true),
      () => undefined,
    )
    setBusy(false)
  }
  return (
    <Button variant="quiet" busy={busy} busyLabel="Selecting…" onClick={() => void choose()}>
      Select all {page.total.toLocaleString('en-GB')}
    </Button>
  )
}

async function readAll(reads: TokenReads, address: ListParams, total: number) {
  const numbers = Array.from({ length: Math.ceil(total / 100) }, (_, index) => index + 1)
  const pages = await Promise.all(numbers.map((page) => reads.page({ ...address, per: 100, page })))
  return pages.flatMap((page) => page.rows)
}
