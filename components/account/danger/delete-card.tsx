'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { joinWords } from '@/components/ui/join-words'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { SectionCard } from '@/components/ui/section-card'
import type { LeavingView } from '@/lib/organizations/schema'
import { EffectList } from './effect-list'
import type { DangerActions } from './types'

export interface DeleteCardProps {
  readonly leaving: readonly LeavingView[]
  readonly email: string
  readonly deleteAccount: DangerActions['deleteAccount']
}

const deleteDialog = lazyPopup(() => import('./delete-dialog').then((module) => module.DeleteDialog))

export function DeleteCard(props: DeleteCardProps) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const Dialog = usePopup(deleteDialog, open)
  const owned = props.leaving.filter(({ lastOwner }) => lastOwner).map(({ name }) => name)
  const blocked = owned.length > 0
  return (
    <SectionCard
      tone="danger"
      title="Delete my account"
      text="Removes your profile and every way to sign in. This can't be undone. What you did stays in the audit logs."
      footer={
        <Button
          ref={trigger}
          variant="danger"
          aria-disabled={blocked || undefined}
          aria-describedby={blocked ? 'delete-blocked' : undefined}
          onClick={() => setOpen(true)}
          {...prefetchProps(deleteDialog.prefetch)}
        >
          Delete my account…
        </Button>
      }
    >
      {blocked && (
        <p id="delete-blocked" className="text-sm font-medium">
          You are the last owner of {joinWords(owned)}. Make someone else an owner first.
        </p>
      )}
      <EffectList leaving={props.leaving} />
      {Dialog && <Dialog {...props} finalFocus={trigger} onGone={() => setOpen(false)} />}
    </SectionCard>
  )
}
