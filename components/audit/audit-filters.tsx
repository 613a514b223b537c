'use client'

import { useRouter } from 'next/navigation'
import { type ChangeEvent, type ReactNode, type SubmitEvent, useRef, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chips'
import { Field } from '@/components/ui/field'
import { ProgressLine } from '@/components/ui/progress-line'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { useFormValues } from '@/components/ui/use-form-values'
import type { AuditChoices } from '@/lib/audit-log/schema'
import { actorLabel } from './actor-label'
import { type AuditParams, auditHref, countFilters, groupLabels, isFiltered, readAuditParams, resultLabels } from './audit-params'
import { FilterSheet } from './filter-sheet'

interface AuditFiltersProps {
  readonly org: string
  readonly params: AuditParams
  readonly choices: AuditChoices
}

/** A date is applied once its year is typed. */
const delays: Readonly<Record<string, number>> = { search: 300, date: 700 }

/** Filters as soon as something is chosen; without JavaScript, with a button. */
export function AuditFilters({ org, params, choices }: AuditFiltersProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const go = (change: AuditParams) => startTransition(() => router.push(auditHref(org, { ...change, before: null }), { scroll: false }))
  const applyForm = (form: HTMLFormElement, delay: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => go(readForm(form)), delay)
  }
  const onChange = ({ currentTarget, target }: ChangeEvent<HTMLFormElement, Element>) =>
    applyForm(currentTarget, delays[target.getAttribute('type') ?? ''] ?? 0)
  useFormValues(form, { ...params }, (changed) => applyForm(changed, 0))
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    applyForm(event.currentTarget, 0)
  }
  return (
    <search className="relative flex flex-col gap-3 pb-2">
      <form
        ref={form}
        autoComplete="off"
        onChange={onChange}
        onSubmit={onSubmit}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 sm:grid-cols-2 md:grid-cols-3 xl:grid-cols-7"
      >
        {params.token && <input type="hidden" name="token" value={params.token} />}
        <Field label="Search" className="sm:col-span-2 md:col-span-1">
          <TextInput type="search" name="q" defaultValue={params.q} placeholder="Name, IP address…" data-shortcut="/" className="text-sm" />
        </Field>
        <FilterSheet count={countFilters(params)}>
          {choices.reach !== 'own' && (
            <Choice label="Person" name="who" value={params.who} any="Anyone">
              {choices.actors.map((actor) => (
                <option key={actor.id} value={actor.id}>
                  {actorLabel(actor)}
                </option>
              ))}
            </Choice>
          )}
          <Choice label="Action" name="group" value={params.group} any="Any action">
            {Object.entries(groupLabels).map(([group, label]) => (
              <option key={group} value={group}>
                {label}
              </option>
            ))}
          </Choice>
          <Choice label="Result" name="result" value={params.result} any="Any result">
            {Object.entries(resultLabels).map(([result, label]) => (
              <option key={result} value={result}>
                {label}
              </option>
            ))}
          </Choice>
          {choices.locations.length > 0 && (
            <Choice label="Location" name="location" value={params.location} any="Any location">
              {choices.locations.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Choice>
          )}
          <Field label="From">
            <TextInput type="date" name="from" defaultValue={params.from ?? ''} className="text-sm" />
          </Field>
          <Field label="To">
            <TextInput type="date" name="to" defaultValue={params.to ?? ''} className="text-sm" />
          </Field>
          <noscript>
            <Button type="submit">Filter</Button>
          </noscript>
        </FilterSheet>
      </form>
      {isFiltered(params) && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {params.token && (
            <Chip removeLabel={`Remove ${params.token}`} onRemove={() => go({ ...params, token: null })}>
              <code className="text-xs wrap-anywhere">{params.token}</code>
            </Chip>
          )}
          <Button variant="quiet" className="-mx-3.5" onClick={() => go(readAuditParams({}))}>
            Clear filters
          </Button>
        </div>
      )}
      <ProgressLine active={pending} />
    </search>
  )
}

const readForm = (form: HTMLFormElement): AuditParams =>
  readAuditParams(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])))

interface ChoiceProps {
  readonly label: string
  readonly name: string
  readonly value: string | null
  readonly any: string
  readonly children: ReactNode
}

const Choice = ({ label, name, value, any, children }: ChoiceProps) => (
  <Field label={label}>
    <Select name={name} defaultValue={value ?? ''} className="[&_select]:text-sm">
      <option value="">{any}</option>
      {children}
    </Select>
  </Field>
)
