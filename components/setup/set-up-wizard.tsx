'use client'

import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { InstallationCheck } from '@/lib/organizations/index'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import type { SetUpActions } from './actions'
import { CheckStep } from './check-step'
import { OrganizationStep } from './organization-step'
import { PersonStep } from './person-step'
import { PolicyStep } from './policy-step'
import { Ready } from './ready'
import { StepList } from './step-list'
import { useSetUp } from './use-set-up'
import { useSlugState } from './use-slug-state'
import type { Presets } from './values'

interface SetUpWizardProps {
  readonly actions: SetUpActions
  readonly checks: readonly InstallationCheck[]
  readonly presets: Presets
  readonly origin: string
  readonly needsCode: boolean
}

const headings = [
  { title: 'Check this installation', lead: "Let's check that Keyrail is configured correctly." },
  { title: 'You', lead: "You'll be the owner of the organization, with full access." },
  { title: 'Your organization', lead: 'Tokens, members and locations belong to it.' },
  { title: 'Token policy', lead: 'What members can create and how long tokens last. You can change all of this later.' },
] as const

export function SetUpWizard({ actions, checks: first, presets, origin, needsCode }: SetUpWizardProps) {
  const { values, set, step, back, submit, fields, errors, problem, busy, readySlug, discardDialog } = useSetUp(actions, presets)
  const [checks, setChecks] = useState(first)
  const slug = useSlugState(actions.slugState)
  const form = useStepFocus(step, errors)
  const blocked = step === 0 && checks.some(({ state, blocking }) => blocking && state !== 'verified')
  const heading = headings[step] ?? headings[0]
  const stepProps = { values, set, fields }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault()
    if (!blocked) submit()
  }

  if (readySlug !== null) return <Ready slug={readySlug} name={values.organization.trim()} />

  return (
    <div className="flex flex-col gap-8">
      <div className="mb-2">
        <h1 className="text-2xl">Set up Keyrail</h1>
        <p className="mt-1 text-ink-2">Four short steps. Nothing is saved until the last one.</p>
      </div>
      <StepList step={step} />
      <form ref={form} method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
        <div>
          <h2 tabIndex={-1} className="text-xl">
            {heading.title}
          </h2>
          <p className="mt-1 text-ink-2">{heading.lead}</p>
        </div>
        <div role="alert" className="empty:hidden">
          {problem !== null && <Banner tone="bad">{problem}</Banner>}
        </div>
        {step === 0 && <CheckStep {...stepProps} checks={checks} onChecks={setChecks} actions={actions} needsCode={needsCode} />}
        {step === 1 && <PersonStep {...stepProps} />}
        {step === 2 && <OrganizationStep {...stepProps} known={slug} origin={origin} />}
        {step === 3 && <PolicyStep {...stepProps} presets={presets} />}
        <div className="flex justify-between gap-3 border-t border-line pt-6 max-sm:flex-col-reverse">
          {step > 0 ? <Button onClick={back}>Back</Button> : <span className="max-sm:hidden" />}
          <Button
            type="submit"
            variant="primary"
            busy={busy}
            busyLabel="One moment…"
            aria-disabled={blocked || undefined}
            aria-describedby={blocked ? 'set-up-blocked' : undefined}
          >
            {step === 3 ? 'Finish setup' : 'Continue'}
          </Button>
        </div>
        {blocked && (
          <p id="set-up-blocked" className="text-sm text-ink-2">
            Fix what needs attention, then check again.
          </p>
        )}
      </form>
      {discardDialog}
    </div>
  )
}

/** Moves the focus to the heading of a new step, or to the first invalid field. */
function useStepFocus(step: number, errors: object) {
  const form = useRef<HTMLFormElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) form.current?.querySelector<HTMLElement>('h2')?.focus()
    shown.current = step
  }, [step])
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [errors])
  return form
}
