'use client'

import { useState } from 'react'
import { roleLabels } from '@/components/shell/role-labels'
import { Select } from '@/components/ui/select'
import type { Role } from '@/lib/actor'
import type { MemberRow } from '@/lib/organizations/schema'
import { lockReasons } from './lock-reasons'
import type { MemberContext } from './types'
import { useMemberChange } from './use-member-change'

interface RoleSelectProps {
  readonly member: MemberRow
  readonly context: MemberContext
}

/** Changes the role in place; text with the reason if the viewer may not change it. */
export function RoleSelect({ member, context: { roles, actions } }: RoleSelectProps) {
  const { userId, name, role, active, change: allowed } = member
  const { busy, change } = useMemberChange(userId)
  const [chosen, setChosen] = useState<Role | null>(null)
  if (!active || allowed !== 'allowed') {
    return (
      <>
        <span className="block text-ink">{roleLabels[role]}</span>
        {active && allowed !== 'allowed' && <span className="block text-xs text-ink-3">{lockReasons[allowed]}</span>}
      </>
    )
  }
  const choose = (next: Role) => {
    if (busy) return
    setChosen(next)
    change({
      run: () => actions.changeRole({ userId, role: next }),
      toast: `${name}: ${roleLabels[role]} → ${roleLabels[next]}.`,
      text: 'Role changed.',
      undo: () => actions.changeRole({ userId, role }),
    })
  }
  return (
    <Select
      aria-label={`Role of ${name}`}
      className="min-w-36 sm:w-auto [&>select]:text-sm"
      value={busy ? (chosen ?? role) : role}
      aria-busy={busy}
      onChange={({ target }) => choose(target.value as Role)}
    >
      {roles.map((each) => (
        <option key={each} value={each}>
          {roleLabels[each]}
        </option>
      ))}
    </Select>
  )
}
