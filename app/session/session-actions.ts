import 'server-only'
import { reauthenticateAtProvider } from '@/app/(public)/sign-in/oidc/actions'
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
  reauthenticateAtProvider,
}
