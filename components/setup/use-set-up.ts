import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { FailureCode, FieldErrors, Outcome } from '@/lib/result'
import { openSession } from '../account/sign-in-request'
import { useToasts } from '../ui/toasts'
import type { SetUpActions } from './actions'
import { emptyValues, type Presets, partsOfSteps, type SetUpValues, stepOf, stillWrong, toInput } from './values'

const none: FieldErrors = {}
const lost = 'Keyrail could not be reached. What you typed is still here: try again.'

/** The steps of the first run: what was typed, where it stands, what is wrong with it. */
export function useSetUp(actions: SetUpActions, presets: Presets) {
  const [values, setValues] = useState(() => emptyValues(presets))
  const [step, setStep] = useState(0)
  const [told, setTold] = useState({ fields: none, values })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = useEnter()

  function set(changed: Partial<SetUpValues>) {
    setValues((before) => ({ ...before, ...changed }))
  }

  function go(to: number) {
    setTold({ fields: none, values })
    setProblem(null)
    setStep(to)
  }

  async function ask<T>(run: () => Promise<Outcome<T, FailureCode>>): Promise<T | undefined> {
    setBusy(true)
    const outcome = await run().catch(() => null)
    setBusy(false)
    if (outcome?.ok) return outcome.value
    const wrong = outcome?.error.fields
    setProblem(wrong ? null : (outcome?.error.detail ?? lost))
    setTold({ fields: wrong ?? none, values })
    if (wrong) setStep(stepOf(wrong))
    return undefined
  }

  async function next() {
    const input = toInput(values)
    const parts = Object.fromEntries((partsOfSteps[step] ?? []).map((part) => [part, input[part]]))
    if ((await ask(() => actions.checkSetUp(parts))) === null) go(step + 1)
  }

  async function finish() {
    const made = await ask(() => actions.finishSetUp(toInput(values)))
    if (!made) return
    setBusy(true)
    await enter(made)
  }

  const submit = () => {
    if (!busy) void (step === 3 ? finish() : next())
  }
  const fields = stillWrong(told.fields, told.values, values)
  return { values, set, step, back: () => go(step - 1), submit, fields, told: told.fields, problem, busy }
}

/** Signs the new owner in and goes on to their tokens page. */
function useEnter() {
  const router = useRouter()
  const { add } = useToasts()
  return async ({ slug, ticket }: { slug: string; ticket: string | null }) => {
    const signedIn = ticket !== null && (await openSession(ticket).catch(() => false))
    if (signedIn) add({ text: 'Your organization is ready.' })
    router.replace(signedIn ? `/o/${slug}/tokens` : '/sign-in')
  }
}
