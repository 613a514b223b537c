'use server'

import { inAccount, text } from '@/lib/auth/guard'
import { revealCodes, revealSetUp } from './reveal'

export async function changePassword(current: unknown, password: unknown) {
  return inAccount((actor, { accounts }) => accounts.changePassword(actor, { current: text(current), password: text(password) }))
}

/** Options for the browser to create a passkey. */
export async function startPasskey() {
  return inAccount((actor, { accounts }) => accounts.startPasskey(actor))
}

export async function addPasskey(response: unknown) {
  return inAccount((actor, { accounts }) => accounts.addPasskey(actor, text(response)))
}

export async function renamePasskey(id: unknown, name: unknown) {
  return inAccount((actor, { accounts }) => accounts.renamePasskey(actor, text(id), text(name)))
}

export async function removePasskey(id: unknown) {
  return inAccount((actor, { accounts }) => accounts.removePasskey(actor, text(id)))
}

export async function startTwoFactor() {
  return inAccount(async (actor, { accounts }) => revealSetUp(await accounts.startTwoFactor(actor)))
}

export async function confirmTwoFactor(code: unknown) {
  return inAccount(async (actor, { accounts }) => revealCodes(await accounts.confirmTwoFactor(actor, text(code))))
}

export async function renewRecoveryCodes() {
  return inAccount(async (actor, { accounts }) => revealCodes(await accounts.renewRecoveryCodes(actor)))
}

export async function turnOffTwoFactor() {
  return inAccount((actor, { accounts }) => accounts.turnOffTwoFactor(actor))
}
