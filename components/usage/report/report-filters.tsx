'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, useRef, useTransition } from 'react'
import { typeLabels } from '@/components/tokens/labels'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { ProgressLine } from '@/components/ui/progress-line'
import { Select } from '@/components/ui/select'
import { useFormValues } from '@/components/ui/use-form-values'
import type { UsageReport } from '@/lib/tokens/schema'
import { everyPeriod, type Period } from '../period'
import { PeriodLinks } from '../period-links'
import { isFiltered, type ReportParams, readReportParams, reportHref } from './report-params'

interface ReportFiltersProps extends Pick<UsageReport, 'reach' | 'locations'> {
  readonly org: string
  readonly params: ReportParams
}

/** Filters as soon as something is chosen; without JavaScript, with a button. */
export function ReportFilters({ org, params, reach, locations }: ReportFiltersProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const apply = (chosen: HTMLFormElement) => {
    const given = Object.fromEntries([...new FormData(chosen)].map(([name, value]) => [name, String(value)]))
    startTransition(() => router.push(reportHref(org, readReportParams(given)), { scroll: false }))
  }
  useFormValues(form, { ...params }, apply)
  return (
    <search className="relative flex flex-wrap items-center gap-3 pb-2">
      <PeriodLinks choices={everyPeriod()} current={params.days} hrefOf={(days) => reportHref(org, { ...params, days: days as Period })} />
      {reach !== 'own' && (
        <form
          ref={form}
          autoComplete="off"
          onChange={({ currentTarget }: ChangeEvent<HTMLFormElement>) => apply(currentTarget)}
          className="flex flex-wrap gap-3 max-sm:w-full"
        >
          <input type="hidden" name="days" value={params.days} />
          <Select aria-label="Location" name="location" defaultValue={params.location ?? ''} className="sm:w-52 [&_select]:text-sm">
            <option value="">Any location</option>
            {locations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Select aria-label="Type" name="type" defaultValue={params.type ?? ''} className="sm:w-40 [&_select]:text-sm">
            <option value="">Any type</option>
            {Object.entries(typeLabels).map(([type, label]) => (
              <option key={type} value={type}>
                {label}
              </option>
            ))}
          </Select>
          <noscript>
            <Button type="submit">Filter</Button>
          </noscript>
        </form>
      )}
      {isFiltered(params) && (
        <LinkButton variant="quiet" href={reportHref(org, { ...params, location: null, type: null })}>
          Clear filters
        </LinkButton>
      )}
      <ProgressLine active={pending} />
    </search>
  )
}
