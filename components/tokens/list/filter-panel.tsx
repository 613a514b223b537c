'use client'

import Download from 'lucide-react/icons/download'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FilterSheetHeader } from '@/components/ui/filter-sheet-header'
import { Select } from '@/components/ui/select'
import type { ListQuery } from '@/lib/tokens/schema'
import { sortLabels, typeFilterLabels } from '../labels'
import { LocationSelect } from '../location-select'
import { useListContext } from './list-context'
import { ownerLabels } from './owner-labels'
import { useExport } from './use-export'
import { useListParams } from './use-list-params'
import { useOwners } from './use-owners'

/** Content of the popover `id`. */
export function FilterPanel({ id }: { readonly id: string }) {
  const { filtered, clear } = useListParams()
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => content.current?.querySelector('select')?.focus(), [])
  return (
    <div ref={content} className="flex flex-col gap-3">
      <FilterSheetHeader id={id} />
      <TabFilters />
      <PhoneOptions />
      {filtered && (
        <Button variant="quiet" className="-mx-3.5 self-start max-sm:mx-0 max-sm:self-stretch" onClick={clear}>
          Clear filters
        </Button>
      )}
    </div>
  )
}

/** Filters that only this tab has. */
function TabFilters() {
  const { org, locations, moreLocations, location } = useListContext()
  const { params, go } = useListParams()
  return (
    <>
      {params.tab === 'organization' && (
        <>
          <Choice
            label="Type"
            any="Any type"
            value={params.type ?? ''}
            labels={typeFilterLabels}
            onChange={(type) => go({ type: type === '' ? null : (type as NonNullable<ListQuery['type']>) })}
          />
          <OwnerChoice />
        </>
      )}
      {params.tab === 'locations' && location === null && (
        <LocationSelect
          org={org.slug}
          choices={{ locations, moreLocations }}
          none="Any location"
          value={params.location ?? ''}
          onChange={(id) => go({ location: id || null })}
          className="[&_select]:text-sm"
        />
      )}
    </>
  )
}

function OwnerChoice() {
  const { org } = useListContext()
  const { params, go } = useListParams()
  const owners = useOwners(org.slug)
  const value = params.owner ?? ''
  return (
    <Choice
      label="Owner"
      any="Any owner"
      value={value}
      labels={ownerLabels(owners, value)}
      hint={owners === 'failed' ? 'Owners could not be loaded.' : undefined}
      onChange={(owner) => go({ owner: owner || null })}
    />
  )
}

/** Done in the table header, the columns menu and the toolbar from 640 px. */
function PhoneOptions() {
  const { params, go } = useListParams()
  const { busy, save } = useExport()
  return (
    <div className="flex flex-col gap-3 sm:hidden">
      <Choice label="Sort" value={params.sort} labels={sortLabels} onChange={(sort) => go({ sort: sort as ListQuery['sort'] })} />
      <Checkbox checked={params.removed} onChange={() => go({ removed: !params.removed })}>
        Show removed
      </Checkbox>
      <Button busy={busy} onClick={() => save(params)}>
        <Download aria-hidden size={16} strokeWidth={1.75} />
        Export CSV
      </Button>
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly any?: string
  readonly value: string
  readonly labels: Readonly<Record<string, string>>
  readonly hint?: string | undefined
  readonly onChange: (value: string) => void
}

const Choice = ({ label, any, value, labels, hint, onChange }: ChoiceProps) => (
  <Field label={label} hint={hint}>
    <Select value={value} onChange={(event) => onChange(event.target.value)} className="[&_select]:text-sm">
      {any !== undefined && <option value="">{any}</option>}
      {Object.entries(labels).map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </Select>
  </Field>
)
