import Check from 'lucide-react/icons/check'
import type { ReactNode } from 'react'
import { roleLabels } from '@/components/shell/role-labels'
import type { Role } from '@/lib/actor'
import { accessText } from './access-text'
import { tokenRowLabels } from './rows'
import type { RoleMatrix } from './types'

const roles = ['owner', 'admin', 'manager', 'member', 'viewer'] as const satisfies readonly Role[]

export function RolesPage({ matrix }: { readonly matrix: RoleMatrix }) {
  return (
    <div className="flex flex-col gap-6">
      <header>
        <h1 tabIndex={-1} className="text-2xl outline-none">
          Roles
        </h1>
        <p className="mt-1 max-w-[66ch] text-ink-2">
          What each role may do. The token policy can allow less, never more. A token never does more than the member who owns it.
        </p>
      </header>
      <section
        aria-label="Permissions by role"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-x-auto rounded-lg border border-line bg-surface shadow-1"
      >
        <table className="w-full min-w-[46rem] border-collapse text-left text-sm">
          <caption className="sr-only">Permissions by role</caption>
          <thead>
            <tr>
              <th scope="col" className="h-10 px-4 text-xs font-medium text-ink-3">
                Permission
              </th>
              {roles.map((role) => (
                <th key={role} scope="col" className="h-10 px-3 text-xs font-medium text-ink-3">
                  {roleLabels[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.tokens.map(({ relation, access }) => (
              <Row key={relation} label={tokenRowLabels[relation]} cell={(role) => <AccessCell access={access[role]} />} />
            ))}
            <Row label="Destinations" cell={(role) => reachTexts[matrix.destinations[role]]} />
            <Row label="Members, roles and invitations" cell={(role) => <Allowed allowed={matrix.manage[role]} />} />
            <Row label="Make someone an owner, change owners" cell={(role) => <Allowed allowed={matrix.owners[role]} />} />
            <Row label="Locations, name of the organization" cell={(role) => <Allowed allowed={matrix.manage[role]} />} />
            <Row label="Required second factor, transfer and deletion" cell={(role) => <Allowed allowed={matrix.owns[role]} />} />
            <Row label="Token policy" cell={(role) => <Allowed allowed={matrix.policy[role]} />} />
          </tbody>
        </table>
      </section>
    </div>
  )
}

const nothing = <span className="text-ink-3">No</span>
const reachTexts = { all: 'All', own: 'Their locations', none: nothing } as const

const Row = ({ label, cell }: { readonly label: string; readonly cell: (role: Role) => ReactNode }) => (
  <tr className="border-t border-line">
    <th scope="row" className="px-4 py-3 align-top font-semibold">
      {label}
    </th>
    {roles.map((role) => (
      <td key={role} className="px-3 py-3 align-top">
        {cell(role)}
      </td>
    ))}
  </tr>
)

function AccessCell({ access }: { readonly access: Parameters<typeof accessText>[0] }) {
  const shown = accessText(access)
  if (shown === null) return nothing
  return (
    <>
      {shown.text}
      {shown.note && <span className="block text-xs text-ink-3">{shown.note}</span>}
    </>
  )
}

const Allowed = ({ allowed }: { readonly allowed: boolean }) =>
  allowed ? (
    <span className="flex items-center gap-1.5">
      <Check aria-hidden size={16} strokeWidth={1.75} className="text-ok" />
      Yes
    </span>
  ) : (
    nothing
  )
