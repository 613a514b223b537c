'use client'

import Download from 'lucide-react/icons/download'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Select } from '@/components/ui/select'
import type { ListQuery } from '@/lib/tokens/schema'
import { sortLabels, statusFilterLabels, typeFilterLabels } from '../labels'
import { ColumnPicker } from './column-picker'
import { useListContext } from './list-context'
import { SearchBox } from './search-box'
import { useExport } from './use-export'
import { useListParams } from './use-list-params'

export const Toolbar = memo(function Toolbar() {
  const { params, filtered, go, clear } = useListParams()
  const { busy, save } = useExport()
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchBox />
      <Filters />
      {filtered && (
        <Button variant="quiet" onClick={clear}>
          Clear filters
        </Button>
      )}
      <span className="ml-auto flex items-center gap-1 max-sm:ml-0 max-sm:w-full">
        <Choice label="Sort" value={params.sort} labels={sortLabels} onChange={(sort) => go({ sort: sort as ListQuery['sort'] })} />
        <ColumnPicker />
        <Button variant="quiet" className="whitespace-nowrap sm:-mr-3.5" busy={busy} onClick={() => save(params)}>
          <Download aria-hidden size={16} strokeWidth={1.75} />
          Export CSV
        </Button>
      </span>
    </search>
  )
})

function Filters() {
  const { owners, locations, location } = useListContext()
  const { params, go } = useListParams()
  const multiple = params.status.length > 1
  return (
    <>
      <Choice
        label="Status"
        any="Any status"
        value={multiple ? 'multiple' : (params.status[0] ?? '')}
        labels={multiple ? { multiple: 'Multiple statuses', ...statusFilterLabels } : statusFilterLabels}
        onChange={(status) => go({ status: status === '' ? [] : [status as ListQuery['status'][number]] })}
      />
      {params.tab === 'organization' && (
        <Choice
          label="Type"
          any="Any type"
          value={params.type ?? ''}
          labels={typeFilterLabels}
          onChange={(type) => go({ type: type === '' ? null : (type as NonNullable<ListQuery['type']>) })}
        />
      )}
      {params.tab === 'organization' && (
        <Choice
          label="Owner"
          any="Any owner"
          value={params.owner ?? ''}
          labels={byId(owners)}
          onChange={(id) => go({ owner: id || null })}
        />
      )}
      {params.tab === 'locations' && location === null && (
        <Choice
          label="Location"
          any="Any location"
          value={params.location ?? ''}
          labels={byId(locations)}
          onChange={(id) => go({ location: id || null })}
        />
      )}
    </>
  )
}

const byId = (named: readonly { id: string; name: string }[]) => Object.fromEntries(named.map(({ id, name }) => [id, name]))

interface ChoiceProps {
  readonly label: string
  readonly any?: string
  readonly value: string
  readonly labels: Readonly<Record<string, string>>
  readonly onChange: (value: string) => void
}

function Choice({ label, any, value, labels, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={cx('max-sm:max-w-none max-sm:grow max-sm:basis-[45%] [&_select]:text-sm', any === undefined ? 'max-w-44' : 'max-w-32')}
    >
      {any !== undefined && <option value="">{any}</option>}
      {Object.entries(labels).map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </Select>
  )
}
