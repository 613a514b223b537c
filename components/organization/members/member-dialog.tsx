'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, startTransition } from 'react'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import { useToasts } from '@/components/ui/toasts'
import { removalText } from './removal-text'
import type { MemberContext, OpenDialog } from './types'

interface MemberDialogProps extends OpenDialog {
  readonly context: MemberContext
  readonly finalFocus: RefObject<HTMLElement | null>
  readonly onGone: () => void
}

const locationsDialog = lazyPopup(() => import('./locations-dialog').then((module) => module.LocationsDialog))
const resetLinkDialog = lazyPopup(() => import('./reset-link-dialog').then((module) => module.ResetLinkDialog))
const removeDialog = lazyPopup(() =>
  import('@/components/account/security/confirm-action-dialog').then((module) => module.ConfirmActionDialog<unknown>),
)

export function prefetchDialogs(): void {
  for (const dialog of [locationsDialog, resetLinkDialog, removeDialog]) dialog.prefetch()
}

/** The dialog that a row opened. */
export function MemberDialog({ kind, member, context, ...rest }: MemberDialogProps) {
  const { add } = useToasts()
  const router = useRouter()
  const Locations = usePopup(locationsDialog, kind === 'locations')
  const ResetLink = usePopup(resetLinkDialog, kind === 'reset-link')
  const Remove = usePopup(removeDialog, kind === 'remove')
  const done = (text: string) => {
    add({ text })
    startTransition(() => router.refresh())
  }
  const { actions } = context
  const { userId, name } = member
  return (
    <>
      {Locations && <Locations member={member} context={context} onDone={() => done(`Locations of ${name} changed.`)} {...rest} />}
      {ResetLink && <ResetLink name={name} create={() => actions.createResetLink(userId)} {...rest} />}
      {Remove && (
        <Remove
          title={
            <>
              Remove “<bdi>{name}</bdi>”?
            </>
          }
          text={removalText(member)}
          confirm="Remove member"
          action={() => actions.remove(userId)}
          onDone={() => done(`${name} removed.`)}
          {...rest}
        />
      )}
    </>
  )
}
