'use client'

import UserPlus from 'lucide-react/icons/user-plus'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import type { InvitationPage } from '@/lib/organizations/schema'
import type { InvitationActions, RoleHints } from './types'

interface InvitePeopleProps extends Pick<InvitationActions, 'invite'> {
  readonly org: { readonly slug: string; readonly name: string }
  readonly list: Pick<InvitationPage, 'roles' | 'locations' | 'moreLocations' | 'sendsEmail'>
  readonly hints: RoleHints
  readonly opened: boolean
}

const dialog = lazyPopup(() => import('./invite-dialog').then((module) => module.InviteDialog))

export function InvitePeople({ opened, ...props }: InvitePeopleProps) {
  const [shown, setShown] = useState(opened)
  const trigger = useRef<HTMLButtonElement>(null)
  const Dialog = usePopup(dialog, shown)
  return (
    <>
      <Button ref={trigger} variant="primary" className="max-sm:w-full" onClick={() => setShown(true)} {...prefetchProps(dialog.prefetch)}>
        <UserPlus aria-hidden size={16} strokeWidth={2} />
        Invite people
      </Button>
      {Dialog && <Dialog {...props} finalFocus={trigger} onGone={() => setShown(false)} />}
    </>
  )
}
