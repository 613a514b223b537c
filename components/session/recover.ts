import { type FailureCode, fail, type Outcome } from '@/lib/result'
import { otherOriginProblem } from './configured-origin'

type ActionOutcome<T> = Outcome<T, FailureCode>

/** Each resolves to true once the user has completed the prompt, false if they declined. */
export interface Prompts {
  readonly promptSignIn: () => Promise<boolean>
  readonly promptReauth: () => Promise<boolean>
}

/** Runs a server action. A lost connection becomes the failure `unavailable`, and so does a page opened at another origin. */
export async function tryAction<T>(action: () => Promise<ActionOutcome<T>>): Promise<ActionOutcome<T>> {
  try {
    return await action()
  } catch {
    const detail = otherOriginProblem()
    return fail('unavailable', detail === null ? {} : { detail })
  }
}

/** Runs a server action, and again after each completed prompt. Returns the failure if the user declines. Never throws. */
export async function runAction<T>(action: () => Promise<ActionOutcome<T>>, prompts: Prompts): Promise<ActionOutcome<T>> {
  const outcome = await tryAction(action)
  if (outcome.ok) return outcome
  const { code } = outcome.error
  const completed =
    (code === 'missing_credentials' && (await prompts.promptSignIn())) ||
    (code === 'reauthentication_required' && (await prompts.promptReauth()))
  return completed ? runAction(action, prompts) : outcome
}

/** Reads data, and again after each sign-in. Throws what the fetcher threw if the user declines. */
export async function readData<T>(fetcher: () => Promise<T>, prompts: Pick<Prompts, 'promptSignIn'>): Promise<T> {
  try {
    return await fetcher()
  } catch (error) {
    if (isSessionEnded(error) && (await prompts.promptSignIn())) return readData(fetcher, prompts)
    throw error
  }
}

export const isSessionEnded = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'missing_credentials'
