import 'server-only'
import type { SecurityActions } from '@/components/account/security/types'
import {
  addPasskey,
  changePassword,
  confirmTwoFactor,
  removePasskey,
  renamePasskey,
  renewRecoveryCodes,
  startPasskey,
  startTwoFactor,
  turnOffTwoFactor,
} from './actions'

export const securityActions: SecurityActions = {
  addPasskey,
  changePassword,
  confirmTwoFactor,
  removePasskey,
  renamePasskey,
  renewRecoveryCodes,
  startPasskey,
  startTwoFactor,
  turnOffTwoFactor,
}
