'use client'

import { ownedTokensPath } from '@/components/shell/paths'
import { InlineUndo } from '@/components/tokens/list/inline-undo'
import { rowRoles } from '@/components/tokens/list/table-class'
import { Badge } from '@/components/ui/badge'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import type { MemberRow } from '@/lib/organizations/schema'
import { ListCell, ListRowHeader, listRowClass } from '../list-table'
import { locationText } from './location-text'
import { MemberMenu } from './member-menu'
import { RoleSelect } from './role-select'
import type { MemberContext, MemberDialogKind } from './types'

interface MemberRowProps {
  readonly member: MemberRow
  readonly context: MemberContext
  readonly onOpen: (kind: MemberDialogKind) => void
}

export function MemberTableRow({ member, context, onOpen }: MemberRowProps) {
  const { name, email, active, self, tokens, secondFactor, lacksSecondFactor, lastSeenAt } = member
  return (
    <tr {...rowRoles.row} data-undo-area className={listRowClass}>
      <ListRowHeader>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <bdi className="font-semibold text-ink">{name}</bdi>
          {self && <Badge tone="outline">You</Badge>}
          {!active && <Badge tone="off">Deactivated</Badge>}
          {active && lacksSecondFactor && <Badge tone="warn">No second factor</Badge>}
          <InlineUndo id={member.userId} />
        </span>
        <span className="block text-xs text-ink-3">{email}</span>
      </ListRowHeader>
      <ListCell label="Role" className="max-sm:order-1 max-sm:col-span-3">
        <RoleSelect member={member} context={context} />
      </ListCell>
      <ListCell label="Locations" className="@max-[44rem]/table:sm:hidden max-sm:order-2 max-sm:col-span-3">
        <LocationNames member={member} />
      </ListCell>
      <ListCell label="Tokens" className="max-sm:order-3 sm:text-right">
        {tokens === 0 ? (
          <span className="text-ink-3">0</span>
        ) : (
          <PageLink
            href={ownedTokensPath(context.org.slug, member.userId)}
            aria-label={`${tokens === 1 ? '1 token' : `${tokens} tokens`} of ${name}`}
            className="inline-flex min-h-6 min-w-6 items-center text-accent underline underline-offset-2 hover:text-accent-hover sm:justify-end coarse:min-h-11 coarse:min-w-11"
          >
            {tokens}
          </PageLink>
        )}
      </ListCell>
      <ListCell label="Second factor" className="sm:pl-6 @max-[47rem]/table:sm:hidden max-sm:order-4">
        {secondFactor ? 'Yes' : <span className="text-ink-3">No</span>}
      </ListCell>
      <ListCell label="Last seen" className="@max-[36rem]/table:sm:hidden max-sm:order-5 sm:whitespace-nowrap">
        {lastSeenAt ? <Time at={lastSeenAt} now={context.now} /> : <span className="text-ink-3">Not yet</span>}
      </ListCell>
      <ListCell className="text-right max-sm:col-start-3 max-sm:row-start-1">
        <MemberMenu member={member} context={context} onOpen={onOpen} />
      </ListCell>
    </tr>
  )
}

function LocationNames({ member: { role, locations } }: Pick<MemberRowProps, 'member'>) {
  const names = locations.map(({ name }) => name)
  const text = locationText(role, names)
  const title = text === 'All' ? undefined : names.join(', ')
  return (
    <span title={title} className={text === 'None' ? 'text-ink-3' : undefined}>
      {text}
    </span>
  )
}
