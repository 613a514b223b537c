import 'server-only'
import type { SessionActions } from '@/components/session/types'
import {
  finishSignIn,
  passkeyReauthOptions,
  passkeySignInOptions,
  reauthenticate,
  reauthenticateWithCode,
  reauthenticateWithPasskey,
  reauthMethods,
  signIn,
  signInWithPasskey,
} from './actions'

export const signInActions = { signIn, finishSignIn, passkeySignInOptions, signInWithPasskey }

export const sessionActions: SessionActions = {
  ...signInActions,
  reauthMethods,
  reauthenticate,
  reauthenticateWithCode,
  passkeyReauthOptions,
  reauthenticateWithPasskey,
}
