'use client'

import type { ReactNode } from 'react'
import type { Sort, Tab } from '@/lib/tokens/schema'
import { UsageBars } from '../usage-bars'
import { AccessCell, ActiveCell, ExpiresCell, LastUsedCell, type ListedProps, LocationCell, OwnerCell, TokenCell } from './cells'
import { folds } from './folds'
import { RowMenu } from './row-menu'

export interface Column {
  readonly id: string
  readonly header: string
  readonly screenReaderHeader?: true
  /** Orders that a press on the header sets, in turn. */
  readonly sorts?: readonly [Sort, Sort]
  readonly tabs?: readonly Tab[]
  /** `className` then has to hide the column: `in-data-[hide~=id]:hidden`. */
  readonly hideable?: true
  /** For the header and the cells, in table and card layout. */
  readonly className: string
  readonly skeletonClass: string
  readonly cell: (props: ListedProps) => ReactNode
}

/** Columns of the table, its cards and its skeleton. Token has the width that the others leave. */
const columns: readonly Column[] = [
  {
    id: 'token',
    header: 'Token',
    sorts: ['name.asc', 'name.desc'],
    className: 'max-sm:col-span-3 max-sm:border-0',
    skeletonClass: 'w-44',
    cell: (props) => <TokenCell {...props} />,
  },
  {
    id: 'owner',
    header: 'Owner',
    tabs: ['organization'],
    hideable: true,
    className: `w-26 @min-[80rem]/table:w-44 ${folds.owner.column}`,
    skeletonClass: 'w-24',
    cell: (props) => <OwnerCell {...props} />,
  },
  {
    id: 'location',
    header: 'Location',
    tabs: ['locations'],
    hideable: true,
    className: `w-26 @min-[80rem]/table:w-44 ${folds.location.column}`,
    skeletonClass: 'w-24',
    cell: (props) => <LocationCell {...props} />,
  },
  {
    id: 'access',
    header: 'Access',
    hideable: true,
    className: `w-40 not-in-data-crowded:@min-[64rem]/table:w-50 @min-[80rem]/table:w-72 ${folds.access.column}`,
    skeletonClass: 'w-24',
    cell: (props) => <AccessCell {...props} />,
  },
  {
    id: 'usage',
    header: 'Usage, 12 days',
    hideable: true,
    className: 'w-26 not-in-data-crowded:@max-[60rem]/table:hidden in-data-crowded:@max-[69rem]/table:hidden in-data-[hide~=usage]:hidden',
    skeletonClass: 'w-18 h-4',
    cell: ({ token }) => <UsageBars days={token.days} />,
  },
  {
    id: 'last-used',
    header: 'Last used',
    sorts: ['last_used.desc', 'last_used.asc'],
    hideable: true,
    className: 'sm:w-26 @min-[50rem]/table:w-28 @min-[80rem]/table:w-36 in-data-[hide~=last-used]:hidden',
    skeletonClass: 'w-20',
    cell: (props) => <LastUsedCell {...props} />,
  },
  {
    id: 'expires',
    header: 'Expires',
    sorts: ['expires.asc', 'expires.desc'],
    hideable: true,
    className:
      'sm:w-30 @min-[64rem]/table:w-33 not-in-data-crowded:@min-[68rem]/table:w-42 @min-[80rem]/table:w-50 in-data-[hide~=expires]:hidden',
    skeletonClass: 'w-24',
    cell: (props) => <ExpiresCell {...props} />,
  },
  {
    id: 'active',
    header: 'Active',
    className: 'sm:w-14 max-sm:self-end max-sm:justify-self-end',
    skeletonClass: 'w-9 h-5',
    cell: (props) => <ActiveCell {...props} />,
  },
  {
    id: 'menu',
    header: 'Actions',
    screenReaderHeader: true,
    className: 'w-13 text-right max-sm:absolute max-sm:top-2 max-sm:right-2 max-sm:w-auto',
    skeletonClass: 'w-5',
    cell: ({ token }) => <RowMenu token={token} />,
  },
]

/** The list of a single location has no Location column. */
export const columnsOf = (tab: Tab, singleLocation: boolean): readonly Column[] =>
  columns.filter((column) => (column.tabs?.includes(tab) ?? true) && !(singleLocation && column.id === 'location'))

export const isCrowded = (shown: readonly Column[]): boolean => shown.some(({ tabs }) => tabs !== undefined)
