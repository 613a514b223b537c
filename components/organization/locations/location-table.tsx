'use client'

import { locationPath } from '@/components/shell/paths'
import { rowRoles } from '@/components/tokens/list/table-class'
import { Badge } from '@/components/ui/badge'
import { PageLink } from '@/components/ui/page-link'
import type { LocationRow } from '@/lib/organizations/schema'
import { ListCell, ListHead, ListRowHeader, ListTable, listRowClass } from '../list-table'
import { LocationMenu } from './location-menu'
import type { LocationActions, LocationZones } from './types'

interface LocationTableProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly rows: readonly LocationRow[]
  readonly zones: LocationZones
  readonly actions: LocationActions
}

export const LocationTable = ({ org, rows, ...shared }: LocationTableProps) => (
  <ListTable
    caption={`Locations of ${org.name}`}
    head={
      <>
        <ListHead>Location</ListHead>
        <ListHead className="@max-[44rem]/table:hidden">Street address</ListHead>
        <ListHead className="@max-[54rem]/table:hidden">Time zone</ListHead>
        <ListHead>Managers</ListHead>
        <ListHead className="text-right">Members</ListHead>
        <ListHead className="text-right">Tokens</ListHead>
        <ListHead>
          <span className="sr-only">Actions</span>
        </ListHead>
      </>
    }
  >
    {rows.map((row) => (
      <Row key={row.id} row={row} org={org} {...shared} />
    ))}
  </ListTable>
)

const link = 'inline-flex min-h-7 items-center underline-offset-2 wrap-anywhere hover:underline coarse:min-h-11'

function Row({ row, org, zones, actions }: Omit<LocationTableProps, 'rows'> & { readonly row: LocationRow }) {
  const { name, slug, code, streetAddress, timeZone, archived, managers, moreManagers, members, tokens } = row
  return (
    <tr {...rowRoles.row} className={listRowClass}>
      <ListRowHeader>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          {archived ? (
            <bdi className="font-semibold text-ink-2">{name}</bdi>
          ) : (
            <PageLink href={locationPath(org.slug, slug)} className={`${link} font-semibold text-ink`}>
              <bdi>{name}</bdi>
            </PageLink>
          )}
          {archived && <Badge tone="off">Archived</Badge>}
        </span>
        <span className="block text-xs text-ink-3">{code === null ? slug : `${code} · ${slug}`}</span>
      </ListRowHeader>
      <ListCell label="Street address" className="@max-[44rem]/table:sm:hidden max-sm:order-1 max-sm:col-span-3">
        {streetAddress === '' ? <span className="text-ink-3">–</span> : <bdi>{streetAddress}</bdi>}
      </ListCell>
      <ListCell label="Time zone" className="@max-[54rem]/table:sm:hidden max-sm:order-1 max-sm:col-span-3">
        <span className={timeZone === null ? 'text-ink-3' : undefined}>{(timeZone ?? zones.organization).replaceAll('_', ' ')}</span>
      </ListCell>
      <ListCell label="Managers" className="max-sm:order-1 max-sm:col-span-3">
        {managers.length === 0 ? <span className="text-ink-3">None</span> : managers.join(', ')}
        {moreManagers && ' and more'}
      </ListCell>
      <ListCell label="Members" className="max-sm:order-2 sm:text-right">
        {members}
      </ListCell>
      <ListCell label="Tokens" className="max-sm:order-3 sm:text-right">
        {tokens}
      </ListCell>
      <ListCell className="text-right max-sm:col-start-3 max-sm:row-start-1">
        <LocationMenu location={row} zones={zones} actions={actions} />
      </ListCell>
    </tr>
  )
}
