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

/** Everything that narrows, orders and exports the list. */
export const Toolbar = memo(function Toolbar() {
  const { address, filtered, go, clear } = useListParams()
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
        <Choice label="Sort" value={address.sort} words={sortLabels} onChoose={(sort) => go({ sort: sort as ListQuery['sort'] })} />
        <ColumnPicker />
        <Button variant="quiet" busy={busy} onClick={() => save(address)}>
          <Download aria-hidden size={16} strokeWidth={1.75} />
          Export CSV
        </Button>
      </span>
    </search>
  )
})

function Filters() {
  const { owners, locations, location } = useListContext()
  const { address, go } = useListParams()
  const several = address.status.length > 1
  return (
    <>
      <Choice
        label="Status"
        any="Any status"
        value={several ? 'several' : (address.status[0] ?? '')}
        words={several ? { several: 'Several statuses', ...statusFilterLabels } : statusFilterLabels}
        onChoose={(status) => go({ status: status === '' ? [] : [status as ListQuery['status'][number]] })}
      />
      {address.tab === 'organization' && (
        <Choice
          label="Type"
          any="Any type"
          value={address.type ?? ''}
          words={typeFilterLabels}
          onChoose={(type) => go({ type: type === '' ? null : (type as NonNullable<ListQuery['type']>) })}
        />
      )}
      {address.tab === 'organization' && (
        <Choice
          label="Owner"
          any="Any owner"
          value={address.owner ?? ''}
          words={byId(owners)}
          onChoose={(id) => go({ owner: id || null })}
        />
      )}
      {address.tab === 'locations' && location === null && (
        <Choice
          label="Location"
          any="Any location"
          value={address.location ?? ''}
          words={byId(locations)}
          onChoose={(id) => go({ location: id || null })}
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
  readonly words: Readonly<Record<string, string>>
  readonly onChoose: (value: string) => void
}

function Choice({ label, any, value, words, onChoose }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className={cx('max-sm:max-w-none max-sm:grow max-sm:basis-[45%] [&_select]:text-sm', any === undefined ? 'max-w-44' : 'max-w-32')}
    >
      {any !== undefined && <option value="">{any}</option>}
      {Object.entries(words).map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </Select>
  )
}
