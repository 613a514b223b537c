import { destinationPath } from '@/components/shell/paths'
import { rowRoles } from '@/components/tokens/list/table-class'
import { Badge } from '@/components/ui/badge'
import { cx } from '@/components/ui/cx'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import type { DestinationView } from '@/lib/destinations/schema'
import { countedSince, deliveryCount } from './delivery-count'
import { TokenRevoked } from './token-revoked'

interface DestinationTableProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly rows: readonly DestinationView[]
  readonly now: string
}

const head = 'h-10 px-3 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-5 last:pr-5'
const cell = 'px-3 py-3 align-middle font-normal first:pl-5 last:pr-5 max-sm:p-0!'

export function DestinationTable({ org, rows, now }: DestinationTableProps) {
  return (
    <div className="sm:overflow-clip sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-1">
      <table {...rowRoles.table} className="w-full border-collapse text-left text-sm max-sm:block">
        <caption className="sr-only">Destinations of {org.name}</caption>
        <thead {...rowRoles.group} className="max-sm:sr-only">
          <tr {...rowRoles.row}>
            <Head>Destination</Head>
            <Head className="max-lg:hidden">Kind</Head>
            <Head className="max-md:hidden">Managed token</Head>
            <Head>{countedSince}</Head>
            <Head>Last delivery</Head>
          </tr>
        </thead>
        <tbody {...rowRoles.group} className="max-sm:flex max-sm:flex-col max-sm:gap-2">
          {rows.map((row) => (
            <Row key={row.id} org={org} row={row} now={now} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Head = ({ className, children }: { readonly className?: string; readonly children: string }) => (
  <th {...rowRoles.header} className={cx(head, className)}>
    {children}
  </th>
)

const label = 'block text-xs text-ink-3 sm:hidden'

function Row({ org, row, now }: Omit<DestinationTableProps, 'rows'> & { readonly row: DestinationView }) {
  return (
    <tr
      {...rowRoles.row}
      className="border-t border-line max-sm:grid max-sm:grid-cols-2 max-sm:gap-3 max-sm:rounded-lg max-sm:border max-sm:bg-surface max-sm:p-4"
    >
      <th {...rowRoles.rowHeader} className={cx(cell, 'max-sm:col-span-2')}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <PageLink
            href={destinationPath(org.slug, row.id)}
            className="tap inline-flex items-center font-semibold text-ink underline-offset-2 wrap-anywhere hover:underline"
          >
            <bdi>{row.name}</bdi>
          </PageLink>
          {row.pausedAt && (
            <Badge tone="off" icon="M6 4v8M10 4v8">
              Paused
            </Badge>
          )}
          {row.tokenEndedAt && <TokenRevoked />}
        </span>
        <bdi className="block text-xs text-ink-3">{row.location?.name ?? org.name}</bdi>
      </th>
      <td {...rowRoles.cell} className={cx(cell, 'max-lg:hidden')}>
        Webhook
      </td>
      <td {...rowRoles.cell} className={cx(cell, 'max-md:hidden')}>
        <code className="text-xs text-ink-2">{row.tokenKey}</code>
      </td>
      <td {...rowRoles.cell} className={cell}>
        <span aria-hidden className={label}>
          {countedSince}
        </span>
        {deliveryCount(row.deliveries)}
      </td>
      <td {...rowRoles.cell} className={cell}>
        <span aria-hidden className={label}>
          Last delivery
        </span>
        {row.lastDeliveryAt ? <Time at={row.lastDeliveryAt} now={now} /> : <span className="text-ink-3">None yet</span>}
      </td>
    </tr>
  )
}
