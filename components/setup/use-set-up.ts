import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { FailureCode, FieldErrors, Outcome } from '@/lib/result'
import { openSession } from '../account/sign-in-request'
import { otherOriginProblem } from '../session/configured-origin'
import { useDiscardGuard } from '../session/use-discard-guard'
import type { SetUpActions } from './actions'
import { emptyValues, isTyped, type Presets, partsOfSteps, remainingErrors, type SetUpValues, stepOf, toInput } from './values'

const noErrors: FieldErrors = {}
const unreachable = 'Keyrail could not be reached. Your input is still here: try again.'

/** State of the setup wizard: values, current step and errors. */
export function useSetUp(actions: SetUpActions, presets: Presets) {
  const [values, setValues] = useState(() => emptyValues(presets))
  const [step, setStep] = useState(0)
  const [rejected, setRejected] = useState({ fields: noErrors, values })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [readySlug, setReadySlug] = useState<string | null>(null)
  const router = useRouter()
  const typed = readySlug === null && isTyped(values, presets)
  const { release, discardDialog } = useDiscardGuard({ typed, busy, onLeave: startOver })

  function startOver() {
    setValues(emptyValues(presets))
    go(0)
    history.back()
  }

  function set(changed: Partial<SetUpValues>) {
    setValues((before) => ({ ...before, ...changed }))
  }

  function go(to: number) {
    setRejected({ fields: noErrors, values })
    setProblem(null)
    setStep(to)
  }

  async function submitStep<T>(run: () => Promise<Outcome<T, FailureCode>>): Promise<T | undefined> {
    setBusy(true)
    const outcome = await run().catch(() => null)
    setBusy(false)
    if (outcome?.ok) return outcome.value
    const errors = outcome?.error.fields
    setProblem(errors ? null : (outcome?.error.detail ?? otherOriginProblem() ?? unreachable))
    setRejected({ fields: errors ?? noErrors, values })
    if (errors) setStep(stepOf(errors))
    return undefined
  }

  async function next() {
    const input = toInput(values)
    const parts = Object.fromEntries((partsOfSteps[step] ?? []).map((part) => [part, input[part]]))
    if ((await submitStep(() => actions.checkSetUp(parts))) === null) go(step + 1)
  }

  async function finish() {
    const created = await submitStep(() => actions.finishSetUp(toInput(values)))
    if (!created) return
    setBusy(true)
    const signedIn = await signIn(created.ticket)
    release(() => (signedIn ? setReadySlug(created.slug) : router.replace('/sign-in')))
  }

  const submit = () => {
    if (!busy) void (step === 3 ? finish() : next())
  }
  const fields = remainingErrors(rejected.fields, rejected.values, values)
  return { values, set, step, back: () => go(step - 1), submit, fields, errors: rejected.fields, problem, busy, readySlug, discardDialog }
}

/** Signs the new owner in. */
const signIn = async (ticket: string | null): Promise<boolean> => ticket !== null && openSession(ticket).catch(() => false)
