'use client'

import RotateCw from 'lucide-react/icons/rotate-cw'
import { useState } from 'react'
import type { InstallationCheck } from '@/lib/organizations/index'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { TextInput } from '../ui/text-input'
import type { SetUpActions } from './actions'
import { CheckRow } from './check-row'
import type { StepProps } from './step-props'
import { TestEmail } from './test-email'
import { messageOf } from './values'

interface CheckStepProps extends StepProps {
  readonly checks: readonly InstallationCheck[]
  readonly onChecks: (checks: readonly InstallationCheck[]) => void
  readonly actions: Pick<SetUpActions, 'checkAgain' | 'sendTestEmail'>
  readonly needsCode: boolean
}

export function CheckStep({ checks, onChecks, actions, needsCode, values, set, fields }: CheckStepProps) {
  const [busy, setBusy] = useState(false)
  const announce = useAnnounce()

  async function checkAgain() {
    setBusy(true)
    const outcome = await actions.checkAgain().catch(() => null)
    setBusy(false)
    if (!outcome?.ok) return announce('The checks failed to run.', 'assertive')
    onChecks(outcome.value)
    announce(outcome.value.some(({ state }) => state === 'attention') ? 'Something needs attention.' : 'Nothing needs attention.')
  }

  return (
    <>
      <div>
        <ul aria-label="Checks" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {checks.map((check) => (
            <CheckRow key={check.name} check={check}>
              {check.sendsTest && <TestEmail code={values.code} send={actions.sendTestEmail} />}
            </CheckRow>
          ))}
        </ul>
        <Button variant="quiet" busy={busy} busyLabel="Checking…" onClick={checkAgain} className="mt-2 -ml-3.5">
          <RotateCw aria-hidden size={16} strokeWidth={1.75} />
          Check again
        </Button>
      </div>
      {needsCode && (
        <Field label="Setup code" error={messageOf(fields, 'code')} hint="Printed by npm start on the server.">
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
