import { cx } from '@/components/ui/cx'
import { Time } from '@/components/ui/time'
import { reasonLabel } from '@/components/usage/report/reason-labels'
import { rowRoles } from '../../list/table-class'
import { durationText, type RecentRequest, requestText, resultText } from './request-text'

interface RequestTableProps {
  /** Newest first. */
  readonly requests: readonly RecentRequest[]
  readonly now: string
}

const head = 'h-9 px-2 text-left text-xs font-medium whitespace-nowrap text-ink-3 first:pl-4 last:pr-4'
const cell = 'px-2 py-2 text-left align-baseline font-normal first:pl-4 last:pr-4 @max-xl/requests:p-0! @max-xl/requests:empty:hidden'

/** A table; in a narrow box, each request takes two lines. */
export const RequestTable = ({ requests, now }: RequestTableProps) => (
  <div className="@container/requests overflow-clip rounded-lg border border-line bg-surface">
    <table {...rowRoles.table} className="w-full border-collapse text-sm @max-xl/requests:block">
      <caption className="sr-only">Recent requests</caption>
      <thead {...rowRoles.group} className="bg-sunken @max-xl/requests:sr-only">
        <tr {...rowRoles.row}>
          {['Request', 'Result', 'Duration', 'IP address', 'Time'].map((title) => (
            <th key={title} {...rowRoles.header} className={cx(head, title === 'Duration' && 'text-right')}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...rowRoles.group} className="@max-xl/requests:block">
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} now={now} />
        ))}
      </tbody>
    </table>
  </div>
)

const RequestRow = ({ request, now }: { readonly request: RecentRequest; readonly now: string }) => (
  <tr
    {...rowRoles.row}
    className="border-t border-line first:border-t-0 @max-xl/requests:flex @max-xl/requests:flex-wrap @max-xl/requests:gap-x-3 @max-xl/requests:gap-y-0.5 @max-xl/requests:px-4 @max-xl/requests:py-2.5"
  >
    <th
      {...rowRoles.rowHeader}
      data-mono={request.method === null ? undefined : ''}
      className={cx(cell, 'break-all @max-xl/requests:w-full')}
    >
      {requestText(request)}
    </th>
    <td {...rowRoles.cell} className={cell}>
      <Result request={request} />
    </td>
    <td {...rowRoles.cell} className={cx(cell, 'text-right whitespace-nowrap text-ink-2')}>
      {durationText(request)}
    </td>
    <td {...rowRoles.cell} className={cx(cell, 'text-ink-2')}>
      {request.ip && <span className="block wrap-anywhere @xl/requests:min-w-36">{request.ip}</span>}
    </td>
    <td {...rowRoles.cell} className={cx(cell, 'whitespace-nowrap text-ink-3')}>
      <Time at={request.at} now={now} />
    </td>
  </tr>
)

const Result = ({ request }: { readonly request: RecentRequest }) => (
  <span className={request.code === 'ok' ? undefined : 'text-bad'}>
    <span className="whitespace-nowrap">{resultText(request)}</span>
    {request.code !== 'ok' && <Reason code={request.code} />}
  </span>
)

const Reason = ({ code }: { readonly code: string }) => (
  <>
    <span aria-hidden className="hidden text-ink-3 @max-xl/requests:inline">
      {' · '}
    </span>
    <span className="block text-ink-2 @max-xl/requests:inline">{reasonLabel(code)}</span>
  </>
)
