'use client'

import { CircleAlert, CircleCheck, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { InstallationCheck } from '@/lib/organisations/index'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import type { SetUpActions } from './actions'
import type { StepProps } from './step-props'
import { messageOf } from './values'

interface CheckStepProps extends StepProps {
  readonly checks: readonly InstallationCheck[]
  readonly onChecks: (checks: readonly InstallationCheck[]) => void
  readonly checkAgain: SetUpActions['checkAgain']
  readonly needsCode: boolean
}

export function CheckStep({ checks, onChecks, checkAgain, needsCode, values, set, fields }: CheckStepProps) {
  const [busy, setBusy] = useState(false)
  const announce = useAnnounce()

  async function again() {
    setBusy(true)
    const outcome = await checkAgain().catch(() => null)
    setBusy(false)
    if (!outcome?.ok) return announce('The checks could not be run.', 'assertive')
    onChecks(outcome.value)
    announce(outcome.value.every(({ state }) => state === 'verified') ? 'Everything is verified.' : 'Something needs attention.')
  }

  return (
    <>
      <div>
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {checks.map((check) => (
            <CheckRow key={check.name} check={check} />
          ))}
        </ul>
        <Button variant="quiet" busy={busy} busyLabel="Checking…" onClick={again} className="mt-2 -ml-3.5">
          <RotateCw aria-hidden size={16} strokeWidth={1.75} />
          Check again
        </Button>
      </div>
      {needsCode && (
        <Field label="Setup code" error={messageOf(fields, 'code')} hint="npm start printed it where Keyrail was started.">
          <TextInput
            name="code"
            autoComplete="off"
            spellCheck={false}
            data-mono
            value={values.code}
            onChange={(event) => set({ code: event.target.value })}
          />
        </Field>
      )}
    </>
  )
}

function CheckRow({ check: { name, state, detail } }: { readonly check: InstallationCheck }) {
  const good = state === 'verified'
  const Icon = good ? CircleCheck : CircleAlert
  return (
    <li className="flex gap-3 px-4 py-3">
      <Icon aria-hidden size={20} strokeWidth={1.75} className={good ? 'mt-0.5 shrink-0 text-ok' : 'mt-0.5 shrink-0 text-warn'} />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-medium">{name}</span>
          <span className={good ? 'text-sm font-medium text-ok' : 'text-sm font-medium text-warn'}>
            {good ? 'Verified' : 'Needs attention'}
          </span>
        </div>
        <p className="text-sm break-words text-ink-2">{detail}</p>
      </div>
    </li>
  )
}
