'use client'

import CircleCheck from 'lucide-react/icons/circle-check'
import { slugOf } from '@/lib/input/slug'
import type { FieldErrors } from '@/lib/result'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { TextInput } from '../ui/text-input'
import type { KnownSlug } from './use-slug-state'
import { messageOf, type OrganizationValues } from './values'

interface OrganizationStepProps {
  readonly values: OrganizationValues
  readonly set: (changed: Partial<OrganizationValues>) => void
  readonly fields: FieldErrors
  readonly known: KnownSlug
  readonly origin: string
}

export function OrganizationStep({ values, set, fields, known, origin }: OrganizationStepProps) {
  const { state, check } = known

  function setName(organization: string) {
    const slug = values.slugIsOwn ? values.slug : slugOf(organization)
    set({ organization, slug })
    check(slug)
  }

  function setSlug(typed: string) {
    const slug = typed.toLowerCase()
    set({ slug, slugIsOwn: slug !== '' })
    check(slug)
  }

  return (
    <>
      <Field label="Organization name" error={messageOf(fields, 'organization.name')}>
        <TextInput
          name="organization"
          autoComplete="organization"
          value={values.organization}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field
        label="Slug"
        error={messageOf(fields, 'organization.slug') ?? slugProblem(state?.slug === values.slug ? state?.state : undefined, values.slug)}
        hint={
          <>
            Your URL will be <span className="break-all text-ink-2">{`${origin}/o/${values.slug || '…'}`}</span>. You can't change it later.
          </>
        }
      >
        <TextInput
          name="slug"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-mono
          maxLength={40}
          value={values.slug}
          onChange={(event) => setSlug(event.target.value)}
        />
        <p aria-live="polite" className="empty:hidden">
          {state?.state === 'free' && state.slug === values.slug && (
            <span className="flex items-center gap-1.5 text-sm font-medium text-ok">
              <CircleCheck aria-hidden size={16} strokeWidth={1.75} className="shrink-0" />
              {values.slug} is available
            </span>
          )}
        </p>
      </Field>
      <Field
        label="First location"
        optional
        error={messageOf(fields, 'location')}
        hint="An office or sub-account. Location tokens belong to one."
      >
        <TextInput name="location" autoComplete="off" value={values.location} onChange={(event) => set({ location: event.target.value })} />
      </Field>
      <Field label="Time zone" error={messageOf(fields, 'organization.timeZone')}>
        <Select name="timeZone" value={values.timeZone} onChange={(event) => set({ timeZone: event.target.value })}>
          {zonesWith(values.timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}

function slugProblem(state: 'free' | 'taken' | 'invalid' | undefined, slug: string): string | undefined {
  if (state === 'taken') return `${slug} is taken. Choose another.`
  return state === 'invalid' ? 'Use 3 to 40 letters (a to z), digits and hyphens.' : undefined
}

const zonesWith = (current: string): string[] => [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
