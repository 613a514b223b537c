'use client'

import { useRef, useState } from 'react'
import type { MemberPage } from '@/lib/organizations/schema'
import { ListHead, ListTable } from '../list-table'
import { SortLink } from '../sort-link'
import { MemberDialog } from './member-dialog'
import { MemberTableRow } from './member-row'
import type { MemberContext, OpenDialog } from './types'

interface MemberTableProps {
  readonly list: MemberPage
  readonly context: MemberContext
}

const sorts = {
  name: ['name.asc', 'name.desc'],
  role: ['role.asc', 'role.desc'],
} as const

export function MemberTable({ list: { rows, q, sort }, context }: MemberTableProps) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const trigger = useRef<HTMLElement>(null)
  const open = (next: OpenDialog) => {
    trigger.current = document.querySelector<HTMLElement>(`[aria-label="Actions for ${CSS.escape(next.member.name)}"]`)
    setDialog(next)
  }
  return (
    <>
      <ListTable
        caption={`Members of ${context.org.name}`}
        head={
          <>
            <ListHead sorts={sorts.name} sort={sort}>
              <SortLink header="Member" sorts={sorts.name} sort={sort} q={q} />
            </ListHead>
            <ListHead sorts={sorts.role} sort={sort} className="w-44">
              <SortLink header="Role" sorts={sorts.role} sort={sort} q={q} />
            </ListHead>
            <ListHead className="@max-[44rem]/table:hidden">Locations</ListHead>
            <ListHead className="text-right">Tokens</ListHead>
            <ListHead className="pl-6 @max-[47rem]/table:hidden">Second factor</ListHead>
            <ListHead className="@max-[36rem]/table:hidden">Last seen</ListHead>
            <ListHead>
              <span className="sr-only">Actions</span>
            </ListHead>
          </>
        }
      >
        {rows.map((member) => (
          <MemberTableRow key={member.userId} member={member} context={context} onOpen={(kind) => open({ kind, member })} />
        ))}
      </ListTable>
      {dialog && <MemberDialog {...dialog} context={context} finalFocus={trigger} onGone={() => setDialog(null)} />}
    </>
  )
}
