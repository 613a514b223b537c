'use client'

import { useRouter } from 'next/navigation'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useAction } from '@/components/session/use-action'
import { useUnsavedGuard } from '@/components/session/use-unsaved-guard'
import { OrganizationStep } from '@/components/setup/organization-step'
import { useSlugState } from '@/components/setup/use-slug-state'
import type { OrganizationValues } from '@/components/setup/values'
import { tokensPath } from '@/components/shell/paths'
import { focusFirstError } from '@/components/tokens/dialogs/dialog-focus'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import type { FieldErrors } from '@/lib/result'
import type { NewOrganizationActions } from './types'

interface NewOrganizationFormProps {
  readonly origin: string
  readonly timeZone: string
  readonly actions: NewOrganizationActions
}

export function NewOrganizationForm({ origin, timeZone, actions }: NewOrganizationFormProps) {
  const router = useRouter()
  const [values, setValues] = useState<OrganizationValues>({ organization: '', slug: '', slugIsOwn: false, location: '', timeZone })
  const [sent, setSent] = useState(values)
  const [created, setCreated] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { run } = useAction()
  const known = useSlugState((slug) => run(() => actions.slugState(slug)))
  const { failure, busy, act } = useAct()
  const discardDialog = useUnsavedGuard(values.organization !== '' && !created)
  useEffect(() => {
    if (failure?.fields) focusFirstError(form.current)
  }, [failure])
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    setSent(values)
    act(
      () => actions.create(toInput(values)),
      ({ slug }) => {
        setCreated(true)
        router.push(tokensPath(slug))
      },
    )
  }
  return (
    <form ref={form} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      {failure && !failure.fields && <FailureBanner failure={failure} subject="organization" />}
      <OrganizationStep
        values={values}
        set={(change) => setValues((last) => ({ ...last, ...change }))}
        fields={errorsOf(failure?.fields ?? {}, sent, values)}
        known={known}
        origin={origin}
      />
      <p className="text-sm text-ink-3">It starts with the default token policy. You can change the policy later.</p>
      <Button type="submit" variant="primary" busy={busy || created} busyLabel="Creating…" className="self-start max-sm:w-full">
        Create organization
      </Button>
      {discardDialog}
    </form>
  )
}

/** Errors of the fields that have not changed since they were sent. */
function errorsOf(fields: FieldErrors, sent: OrganizationValues, values: OrganizationValues): FieldErrors {
  const nameOf = { organization: 'organization.name', slug: 'organization.slug', location: 'location', timeZone: 'organization.timeZone' }
  const changed = (Object.keys(nameOf) as (keyof typeof nameOf)[]).filter((key) => sent[key] !== values[key]).map((key) => nameOf[key])
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !changed.some((name) => field.startsWith(name))))
}

const toInput = ({ organization, slug, location, timeZone }: OrganizationValues) => ({
  organization: { name: organization, slug, timeZone },
  location: location.trim(),
})
