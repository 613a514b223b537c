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
import { StepList } from './step-list'
import { useSetUp } from './use-set-up'
import { useSlugState } from './use-slug-state'
import type { Presets } from './values'

export interface SetUpWizardProps {
  readonly actions: SetUpActions
  readonly checks: readonly InstallationCheck[]
  readonly presets: Presets
  readonly address: string
  readonly needsCode: boolean
}

const headings = [
  { title: 'Check this installation', lead: 'Keyrail looks at itself before you put anything into it.' },
  { title: 'You', lead: 'You become the owner of the organization and may do everything in it.' },
  { title: 'Your organization', lead: 'Tokens, people and locations belong to it.' },
  { title: 'Token policy', lead: 'What people may make, and how long it lives. You can change all of this later.' },
] as const

export function SetUpWizard({ actions, checks: first, presets, address, needsCode }: SetUpWizardProps) {
  const { values, set, step, back, submit, fields, told, problem, busy } = useSetUp(actions, presets)
  const [checks, setChecks] = useState(first)
  const slug = useSlugState(actions.slugState)
  const form = useStepFocus(step, told)
  const blocked = step === 0 && checks.some(({ state, blocking }) => blocking && state !== 'verified')
  const heading = headings[step] ?? headings[0]
  const given = { values, set, fields }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault()
    if (!blocked) submit()
  }

  return (
    <div className="flex flex-col gap-8">
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
        {step === 0 && <CheckStep {...given} checks={checks} onChecks={setChecks} actions={actions} needsCode={needsCode} />}
        {step === 1 && <PersonStep {...given} />}
        {step === 2 && <OrganizationStep {...given} known={slug} address={address} />}
        {step === 3 && <PolicyStep {...given} presets={presets} />}
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
            Correct what needs attention, then check again.
          </p>
        )}
      </form>
    </div>
  )
}

/** The focus goes to the heading of a new step and to the first field that is wrong. */
function useStepFocus(step: number, told: object) {
  const form = useRef<HTMLFormElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) form.current?.querySelector<HTMLElement>('h2')?.focus()
    shown.current = step
  }, [step])
  useEffect(() => {
    if (Object.keys(told).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [told])
  return form
}
