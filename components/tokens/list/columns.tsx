'use client'

import type { ReactNode } from 'react'
import type { Tab } from '@/lib/tokens/schema'
import { LifetimeLine } from '../lifetime-line'
import { UsageBars } from '../usage-bars'
import { AccessCell, ActiveCell, LastUsedCell, type ListedProps, LocationCell, OwnerCell, TokenCell } from './cells'
import { RowMenu } from './row-menu'

export interface Column {
  readonly id: string
  readonly header: string
  readonly screenReaderHeader?: true
  readonly tabs?: readonly Tab[]
  /** `className` then has to hide the column: `in-data-[hide~=id]:hidden`. */
  readonly hideable?: true
  /** For the header and the cells, in table and card layout. */
  readonly className: string
  readonly skeletonClass: string
  readonly cell: (props: ListedProps) => ReactNode
}

/** Columns of the table, its cards and its skeleton. */
const columns: readonly Column[] = [
  {
    id: 'token',
    header: 'Token',
    className: 'max-sm:col-span-3 max-sm:border-0',
    skeletonClass: 'w-44',
    cell: (props) => <TokenCell {...props} />,
  },
  {
    id: 'owner',
    header: 'Owner',
    tabs: ['organization'],
    hideable: true,
    className: 'w-32 max-lg:hidden in-data-[hide~=owner]:hidden',
    skeletonClass: 'w-24',
    cell: (props) => <OwnerCell {...props} />,
  },
  {
    id: 'location',
    header: 'Location',
    tabs: ['locations'],
    hideable: true,
    className: 'w-32 max-md:hidden in-data-[hide~=location]:hidden',
    skeletonClass: 'w-24',
    cell: (props) => <LocationCell {...props} />,
  },
  {
    id: 'access',
    header: 'Access',
    hideable: true,
    className: 'w-34 max-md:hidden in-data-[hide~=access]:hidden',
    skeletonClass: 'w-24',
    cell: (props) => <AccessCell {...props} />,
  },
  {
    id: 'usage',
    header: 'Usage, 12 days',
    hideable: true,
    className: 'w-25 max-lg:hidden in-data-[hide~=usage]:hidden',
    skeletonClass: 'w-18 h-4',
    cell: ({ token }) => <UsageBars days={token.days} />,
  },
  {
    id: 'last-used',
    header: 'Last used',
    hideable: true,
    className: 'sm:w-28 in-data-[hide~=last-used]:hidden',
    skeletonClass: 'w-20',
    cell: (props) => <LastUsedCell {...props} />,
  },
  {
    id: 'expires',
    header: 'Expires',
    hideable: true,
    className: 'sm:w-32 in-data-[hide~=expires]:hidden',
    skeletonClass: 'w-24',
    cell: ({ token, now }) => <LifetimeLine token={token} now={now} />,
  },
  {
    id: 'active',
    header: 'Active',
    className: 'sm:w-15 max-sm:self-end max-sm:justify-self-end',
    skeletonClass: 'w-9 h-5',
    cell: (props) => <ActiveCell {...props} />,
  },
  {
    id: 'menu',
    header: 'Actions',
    screenReaderHeader: true,
    className: 'w-12 text-right max-sm:absolute max-sm:top-2 max-sm:right-2 max-sm:w-auto',
    skeletonClass: 'w-5',
    cell: ({ token }) => <RowMenu token={token} />,
  },
]

/** The list of a single location has no Location column. */
export const columnsOf = (tab: Tab, singleLocation: boolean): readonly Column[] =>
  columns.filter((column) => (column.tabs?.includes(tab) ?? true) && !(singleLocation && column.id === 'location'))
