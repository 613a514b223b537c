'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { SectionCard } from '@/components/ui/section-card'
import type { LeavingView } from '@/lib/organizations/schema'
import { effectText } from './effect-text'
import type { DangerActions } from './types'

interface LeaveCardProps {
  readonly leaving: readonly LeavingView[]
  readonly leave: DangerActions['leaveOrganization']
}

const leaveDialog = lazyPopup(() => import('../security/confirm-action-dialog').then((module) => module.ConfirmActionDialog<unknown>))

export function LeaveCard({ leaving, leave }: LeaveCardProps) {
  const [chosen, setChosen] = useState<LeavingView | null>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const Dialog = usePopup(leaveDialog, chosen !== null)
  return (
    <SectionCard title="Leave an organization" text="You lose access to its tokens. An owner or admin can add you again.">
      {leaving.length === 0 && <p className="text-sm text-ink-2">You aren't a member of any organization.</p>}
      {leaving.length > 0 && (
        <ul className="-my-4 divide-y divide-line">
          {leaving.map((organization) => (
            <LeaveRow
              key={organization.slug}
              organization={organization}
              onLeave={(button) => {
                trigger.current = button
                setChosen(organization)
              }}
            />
          ))}
        </ul>
      )}
      {Dialog && chosen && (
        <Dialog
          title={`Leave ${chosen.name}?`}
          text={effectText(chosen)}
          confirm={`Leave ${chosen.name}`}
          action={() => leave(chosen.slug)}
          // a full page load drops everything that the browser still holds about the organization
          onDone={() => location.assign('/settings/danger')}
          finalFocus={trigger}
          onGone={() => setChosen(null)}
        />
      )}
    </SectionCard>
  )
}

interface LeaveRowProps {
  readonly organization: LeavingView
  readonly onLeave: (button: HTMLButtonElement) => void
}

const LeaveRow = ({ organization, onLeave }: LeaveRowProps) => (
  <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
    <div className="min-w-0 grow basis-64">
      <p className="font-medium break-words">{organization.name}</p>
      <p className="text-sm text-ink-2">{organization.lastOwner ? 'Make someone else an owner first.' : effectText(organization)}</p>
    </div>
    {!organization.lastOwner && (
      <Button
        aria-label={`Leave ${organization.name}…`}
        onClick={({ currentTarget }) => onLeave(currentTarget)}
        {...prefetchProps(leaveDialog.prefetch)}
      >
        Leave…
      </Button>
    )}
  </li>
)
