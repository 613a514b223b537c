'use client'

import type { ReactNode } from 'react'
import { countedSince, deliveryCount } from '@/components/organization/destinations/delivery-count'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { cx } from '@/components/ui/cx'
import type { TokenView } from '@/lib/tokens/schema'
import { ActiveCell, LastUsedCell } from '../list/cells'
import { KeyLine } from '../list/key-line'
import { RowMenu } from '../list/row-menu'
import { headClass, rowRoles } from '../list/table-class'
import { StatusBadge } from '../status-badge'

interface ManagedRowProps {
  readonly token: TokenView
  readonly deliveries: number
  readonly now: string
}

const head = cx(headClass, 'max-sm:sr-only sm:first:pl-5 sm:last:pr-4')
const cell = 'px-2 pb-3 align-middle font-normal sm:first:pl-5 sm:last:pr-4 max-sm:p-0'
const label = 'block text-xs text-ink-3 sm:hidden'

export function ManagedRow({ token, deliveries, now }: ManagedRowProps) {
  return (
    <table {...rowRoles.table} className="w-full table-fixed border-collapse text-left text-sm max-sm:block max-sm:p-4">
      <caption className="sr-only">Managed token of {token.name}</caption>
      <thead {...rowRoles.group} className="max-sm:sr-only">
        <tr {...rowRoles.row}>
          <Head className="">Token key</Head>
          <Head className="sm:w-28 lg:w-34">Last used</Head>
          <Head className="sm:w-34">{countedSince}</Head>
          <Head className="w-16">Active</Head>
          <Head className="w-14">
            <span className="sr-only">Actions</span>
          </Head>
        </tr>
      </thead>
      <tbody {...rowRoles.group} className="max-sm:block">
        <tr
          {...rowRoles.row}
          data-testid={`token-row-${token.tokenKey}`}
          data-undo-area
          className="relative max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] max-sm:gap-3"
        >
          <th {...rowRoles.rowHeader} className={cx(cell, 'max-sm:col-span-3 max-sm:pr-10')}>
            <KeyCell token={token} now={now} />
          </th>
          <td {...rowRoles.cell} className={cell}>
            <span aria-hidden className={label}>
              Last used
            </span>
            <LastUsedCell token={token} now={now} />
          </td>
          <td {...rowRoles.cell} className={cell}>
            <span aria-hidden className={label}>
              {countedSince}
            </span>
            {deliveryCount(deliveries)}
          </td>
          <td {...rowRoles.cell} className={cx(cell, 'max-sm:self-end max-sm:justify-self-end')}>
            <ActiveCell token={token} now={now} />
          </td>
          <td {...rowRoles.cell} className={cx(cell, 'text-right max-sm:absolute max-sm:-top-2 max-sm:-right-2')}>
            <RowMenu token={token} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

const Head = ({ className, children }: { readonly className: string; readonly children: ReactNode }) => (
  <th {...rowRoles.header} className={cx(head, className)}>
    {children}
  </th>
)

function KeyCell({ token, now }: Omit<ManagedRowProps, 'deliveries'>) {
  return (
    <div className="flex items-center gap-3 max-sm:items-start">
      <KeyAvatar text={token.tokenKey} works={token.works} className="max-sm:mt-0.5 max-sm:w-9" />
      <div className="@container/name min-w-0 grow">
        <KeyLine token={token}>
          <StatusBadge token={token} now={now} />
        </KeyLine>
      </div>
    </div>
  )
}
