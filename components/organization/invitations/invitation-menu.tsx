'use client'

import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import Link2 from 'lucide-react/icons/link-2'
import Mail from 'lucide-react/icons/mail'
import X from 'lucide-react/icons/x'
import { useRouter } from 'next/navigation'
import { startTransition, useState } from 'react'
import { failureText } from '@/components/session/failure-text'
import { useAction } from '@/components/session/use-action'
import type { ActionOutcome } from '@/components/tokens/types'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'
import { PopupMenu } from '@/components/ui/popup-menu'
import { useToasts } from '@/components/ui/toasts'
import type { InvitationView } from '@/lib/organizations/schema'
import type { InvitationActions } from './types'

interface InvitationMenuProps {
  readonly invitation: InvitationView
  readonly sendsEmail: boolean
  readonly actions: InvitationActions
}

const icon = { size: 16, strokeWidth: 1.75 } as const
const linkDialog = lazyPopup(() => import('./link-dialog').then((module) => module.LinkDialog))

export function InvitationMenu({ invitation: { id, email }, sendsEmail, actions }: InvitationMenuProps) {
  const change = useChange()
  const [url, setUrl] = useState<string | null>(null)
  const Link = usePopup(linkDialog, url !== null)
  const items = [
    {
      label: 'Copy link…',
      icon: <Link2 {...icon} />,
      onSelect: () =>
        change(
          () => actions.renewLink(id),
          (link) => setUrl(link.url),
        ),
    },
    {
      label: 'Resend',
      icon: <Mail {...icon} />,
      disabledReason: sendsEmail ? undefined : 'Keyrail sends no email. Copy the link instead.',
      onSelect: () => change(() => actions.resend(id), `Invitation sent to ${email}.`),
    },
    'separator' as const,
    {
      label: 'Revoke',
      icon: <X {...icon} />,
      danger: true,
      onSelect: () => change(() => actions.revoke(id), `Invitation of ${email} revoked. Its links no longer work.`),
    },
  ]
  return (
    <>
      <PopupMenu label={`Actions for ${email}`} items={items} onPrefetch={linkDialog.prefetch}>
        <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
      </PopupMenu>
      {Link && url !== null && <Link email={email} url={url} onGone={() => setUrl(null)} />}
    </>
  )
}

/** Runs a change, then shows a toast or passes on the result, and refreshes the list. */
function useChange() {
  const action = useAction()
  const router = useRouter()
  const toasts = useToasts()
  return <T,>(run: () => Promise<ActionOutcome<T>>, then: string | ((value: T) => void)) =>
    startTransition(async () => {
      const outcome = await action.run(run)
      if (!outcome.ok) toasts.add({ tone: 'bad', text: failureText(outcome.error, 'invitation') })
      else if (typeof then === 'string') toasts.add({ text: then })
      else then(outcome.value)
      startTransition(() => router.refresh())
    })
}
