'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useRef, useState } from 'react'
import { organizationPath } from '@/components/shell/paths'
import { useShell } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { RadioGroup } from '@/components/ui/radio-group'
import { SectionCard } from '@/components/ui/section-card'
import { useToasts } from '@/components/ui/toasts'
import type { DangerPage } from '@/lib/organizations/schema'
import { ListSearch } from '../list-search'
import { successorOptions } from './successor-options'
import type { OrganizationDangerActions } from './types'

interface TransferCardProps {
  readonly danger: DangerPage
  readonly transfer: OrganizationDangerActions['transfer']
}

const transferDialog = lazyPopup(() =>
  import('@/components/account/security/confirm-action-dialog').then((module) => module.ConfirmActionDialog<unknown>),
)

export function TransferCard({ danger: { name, successors, found, q }, transfer }: TransferCardProps) {
  const [userId, setUserId] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { add } = useToasts()
  const router = useRouter()
  const { organization } = useShell()
  const Dialog = usePopup(transferDialog, open)
  const chosen = successors.find((successor) => successor.userId === userId)
  return (
    <SectionCard
      title="Transfer ownership"
      text="The member you choose becomes an owner, and you become an admin. Only an owner can undo it."
      footer={
        <Button
          ref={trigger}
          variant="danger"
          aria-disabled={chosen === undefined || undefined}
          aria-describedby={chosen === undefined ? 'transfer-blocked' : undefined}
          onClick={() => setOpen(true)}
          {...prefetchProps(transferDialog.prefetch)}
        >
          Transfer ownership…
        </Button>
      }
    >
      <ListSearch label="Search members" placeholder="Name or email" q={q} params={{}} />
      {found === 0 ? (
        <p className="text-sm text-ink-2">
          {q === '' ? 'There is no other member yet. Invite one first.' : 'No members match your search.'}
        </p>
      ) : (
        <RadioGroup
          legend="New owner"
          name="successor"
          options={successorOptions(successors)}
          value={userId ?? ''}
          onChange={setUserId}
          hint={
            found > successors.length &&
            `${successors.length} of ${found.toLocaleString('en-GB')} members are shown. Search to find others.`
          }
        />
      )}
      {chosen === undefined && (
        <p id="transfer-blocked" className="sr-only">
          Choose the new owner first.
        </p>
      )}
      {Dialog && chosen && (
        <Dialog
          title={
            <>
              Make “<bdi>{chosen.name}</bdi>” the owner?
            </>
          }
          text={`You become an admin of ${name}: you can no longer delete it, transfer it or change an owner. Both of you and all admins are notified.`}
          confirm="Transfer ownership"
          action={() => transfer(chosen.userId)}
          onDone={() => {
            add({ text: `${chosen.name} is now an owner of ${name}.` })
            startTransition(() => {
              router.replace(organizationPath(organization.slug, 'general'))
              router.refresh()
            })
          }}
          finalFocus={trigger}
          onGone={() => setOpen(false)}
        />
      )}
    </SectionCard>
  )
}
