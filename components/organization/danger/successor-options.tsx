import { roleLabels } from '@/components/shell/role-labels'
import type { Successor } from '@/lib/organizations/schema'

/** Options of a radio group, one for each member. */
export const successorOptions = (successors: readonly Successor[]) =>
  successors.map(({ userId, name, email, role }) => ({
    value: userId,
    label: <bdi>{name}</bdi>,
    hint: (
      <span className="wrap-anywhere">
        {email} · {roleLabels[role]}
      </span>
    ),
  }))
