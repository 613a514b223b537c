import type { Failure } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { failureText } from '../session/failure-text'
import { ReadFailed } from './read-data'

/** A token after an action on it failed. `unread`: neither the action nor the read got a response. */
export type AfterFailure =
  | { readonly kind: 'read'; readonly token: TokenView }
  | { readonly kind: 'missing' | 'unread' }
  | { readonly kind: 'rejected'; readonly failure: Failure }

const lost: ReadonlySet<string> = new Set(['unavailable', 'internal'])

/** Reads the token again: the server may have changed it although its response was lost. */
export async function readAfter(failure: Failure, read: () => Promise<TokenView>): Promise<AfterFailure> {
  if (failure.code === 'not_found') return { kind: 'missing' }
  if (failure.code === 'maintenance') return { kind: 'rejected', failure }
  try {
    return { kind: 'read', token: await read() }
  } catch (error) {
    if (error instanceof ReadFailed && error.code === 'not_found') return { kind: 'missing' }
    return lost.has(failure.code) ? { kind: 'unread' } : { kind: 'rejected', failure }
  }
}

interface SwitchAfterFailure {
  readonly text: string
  /** True if the token is as requested: there is nothing to try again. */
  readonly done: boolean
}

/** What to say about a switch that failed; only what was read. */
export function afterSwitch(name: string, active: boolean, after: AfterFailure): SwitchAfterFailure {
  const participle = active ? 'activated' : 'deactivated'
  switch (after.kind) {
    case 'missing':
      return { text: `${name} no longer exists.`, done: true }
    case 'unread':
      return { text: `Couldn't reach Keyrail. It is not known whether ${name} was ${participle}.`, done: false }
    case 'rejected':
      return { text: `${name}: ${failureText(after.failure)}`, done: false }
    case 'read':
      return isSwitched(after.token, active)
        ? { text: `${name} is ${active ? 'active' : 'deactivated'}.`, done: true }
        : { text: `${name} could not be ${participle}. ${stateText(after.token)}`, done: false }
  }
}

export const isSwitched = ({ deactivatedAt }: TokenView, active: boolean): boolean => (deactivatedAt === null) === active

function stateText({ status, deactivatedAt }: TokenView): string {
  if (status === 'expired') return 'It has expired.'
  if (status === 'suspended') return 'It is suspended.'
  return deactivatedAt === null ? 'It is still active.' : 'It is still deactivated.'
}
