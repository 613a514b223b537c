import { destinationPath } from '@/components/shell/paths'
import { rowRoles } from '@/components/tokens/list/table-class'
import { CopyButton } from '@/components/ui/copy-button'
import { cx } from '@/components/ui/cx'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import type { DestinationView } from '@/lib/destinations/schema'
import { countedSince, deliveryCount } from './delivery-count'
import { DestinationBadge } from './destination-state'

interface DestinationTableProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly rows: readonly DestinationView[]
  /** URL that accepts deliveries, without the id of the destination. */
  readonly hooksUrl: string
  readonly now: string
}

const head = 'h-10 px-3 text-xs font-medium whitespace-nowrap text-ink-3 first:pl-5 last:pr-5'
const cell = 'h-14 px-3 py-1.5 align-middle font-normal first:pl-5 last:pr-5 max-sm:h-auto max-sm:p-0!'

export function DestinationTable({ org, rows, ...rest }: DestinationTableProps) {
  return (
    <div className="sm:overflow-clip sm:rounded-lg sm:border sm:border-line sm:bg-surface sm:shadow-1">
      <table {...rowRoles.table} className="w-full border-collapse text-left text-sm max-sm:block">
        <caption className="sr-only">Destinations of {org.name}</caption>
        <thead {...rowRoles.group} className="max-sm:sr-only">
          <tr {...rowRoles.row}>
            <Head>Destination</Head>
            <Head className="max-md:hidden">Managed token</Head>
            <Head className="text-right">{countedSince}</Head>
            <Head className="text-right">Last delivery</Head>
          </tr>
        </thead>
        <tbody {...rowRoles.group} className="max-sm:flex max-sm:flex-col max-sm:gap-2">
          {rows.map((row) => (
            <Row key={row.id} org={org} row={row} {...rest} />
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

function Row({ org, row, hooksUrl, now }: Omit<DestinationTableProps, 'rows'> & { readonly row: DestinationView }) {
  return (
    <tr
      {...rowRoles.row}
      className="border-t border-line max-sm:grid max-sm:grid-cols-2 max-sm:gap-3 max-sm:rounded-lg max-sm:border max-sm:bg-surface max-sm:p-4"
    >
      <th {...rowRoles.rowHeader} className={cx(cell, 'max-sm:col-span-2')}>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <PageLink
            href={destinationPath(org.slug, row.id)}
            className="inline-flex min-h-7 items-center font-semibold text-ink underline-offset-2 wrap-anywhere hover:underline coarse:min-h-11"
          >
            <bdi>{row.name}</bdi>
          </PageLink>
          <CopyButton value={`${hooksUrl}/${row.id}`} label={`Copy URL of ${row.name}`} className="-ml-1" />
          <DestinationBadge reason={row.rejecting} />
        </span>
        <bdi className="block text-xs text-ink-3">{row.location?.name ?? org.name}</bdi>
      </th>
      <td {...rowRoles.cell} className={cx(cell, 'max-md:hidden')}>
        <code className="text-xs text-ink-2">{row.tokenKey}</code>
      </td>
      <td {...rowRoles.cell} className={cx(cell, 'sm:text-right')}>
        <span aria-hidden className={label}>
          {countedSince}
        </span>
        {deliveryCount(row.deliveries)}
      </td>
      <td {...rowRoles.cell} className={cx(cell, 'whitespace-nowrap sm:text-right')}>
        <span aria-hidden className={label}>
          Last delivery
        </span>
        {row.lastDeliveryAt ? <Time at={row.lastDeliveryAt} now={now} /> : <span className="text-ink-3">None yet</span>}
      </td>
    </tr>
  )
}
