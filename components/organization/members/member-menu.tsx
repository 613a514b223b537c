'use client'

import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import KeyRound from 'lucide-react/icons/key-round'
import List from 'lucide-react/icons/list'
import MapPin from 'lucide-react/icons/map-pin'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import UserMinus from 'lucide-react/icons/user-minus'
import { ownedTokensPath } from '@/components/shell/paths'
import { PopupMenu } from '@/components/ui/popup-menu'
import type { MenuEntry } from '@/components/ui/popup-menu-panel'
import type { MemberRow } from '@/lib/organizations/schema'
import { lockReasons } from './lock-reasons'
import { prefetchDialogs } from './member-dialog'
import type { MemberContext, MemberDialogKind } from './types'
import { useMemberChange } from './use-member-change'

interface MemberMenuProps {
  readonly member: MemberRow
  readonly context: MemberContext
  readonly onOpen: (kind: MemberDialogKind) => void
}

const icon = { size: 16, strokeWidth: 1.75 } as const

export const MemberMenu = (props: MemberMenuProps) => (
  <PopupMenu label={`Actions for ${props.member.name}`} items={useEntries(props)} onPrefetch={prefetchDialogs}>
    <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
  </PopupMenu>
)

function useEntries({ member, context, onOpen }: MemberMenuProps): MenuEntry[] {
  const { userId, active, self, change } = member
  const locked = change === 'allowed' ? undefined : lockReasons[change]
  const leaving = self ? 'To leave, open your account settings.' : locked
  // moving an owner between locations takes nothing away from them
  const lockedLocations = change === 'owners_only' ? locked : undefined
  return [
    ...(active
      ? [{ label: 'Change locations…', icon: <MapPin {...icon} />, disabledReason: lockedLocations, onSelect: () => onOpen('locations') }]
      : []),
    { label: 'View tokens', icon: <List {...icon} />, href: ownedTokensPath(context.org.slug, userId) },
    ...(context.resetLinks && active && !self
      ? [
          {
            label: 'Reset password link…',
            icon: <KeyRound {...icon} />,
            disabledReason: lockedLocations,
            onSelect: () => onOpen('reset-link'),
          },
        ]
      : []),
    'separator',
    useActivation({ member, context }, leaving),
    { label: 'Remove…', icon: <UserMinus {...icon} />, danger: true, disabledReason: leaving, onSelect: () => onOpen('remove') },
  ]
}

function useActivation({ member, context: { actions } }: Omit<MemberMenuProps, 'onOpen'>, disabledReason: string | undefined): MenuEntry {
  const { userId, name, active } = member
  const { change } = useMemberChange(userId)
  const deactivate = () => actions.deactivate(userId)
  const reactivate = () => actions.reactivate(userId)
  if (!active) {
    const onSelect = () => change({ run: reactivate, undo: deactivate, text: 'Reactivated.', toast: `${name} reactivated.` })
    return { label: 'Reactivate', icon: <Play {...icon} />, disabledReason, onSelect }
  }
  const toast = `${name} deactivated. Requests with their tokens are rejected.`
  const onSelect = () => change({ run: deactivate, undo: reactivate, text: 'Deactivated.', toast })
  return { label: 'Deactivate', icon: <Pause {...icon} />, disabledReason, onSelect }
}
