'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { SectionCard } from '@/components/ui/section-card'
import type { DangerPage } from '@/lib/organizations/schema'
import type { OrganizationDangerActions } from './types'

export interface DeleteCardProps {
  readonly danger: DangerPage
  readonly close: OrganizationDangerActions['close']
}

const deleteDialog = lazyPopup(() => import('./delete-dialog').then((module) => module.DeleteDialog))

export function DeleteCard(props: DeleteCardProps) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const Dialog = usePopup(deleteDialog, open)
  return (
    <>
      <SectionCard
        tone="danger"
        title="Delete this organization"
        text="Requests with its tokens are rejected immediately. After 7 days, everything except its audit log is deleted. Until then, an owner can cancel."
        footer={
          <Button ref={trigger} variant="danger" onClick={() => setOpen(true)} {...prefetchProps(deleteDialog.prefetch)}>
            Delete organization…
          </Button>
        }
      />
      {Dialog && <Dialog {...props} finalFocus={trigger} onGone={() => setOpen(false)} />}
    </>
  )
}
