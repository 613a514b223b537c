'use server'

import { flag, inOrganization, text } from '@/lib/auth/guard'
import type { CreateInput, EditInput, OverlapInput, RotateInput } from '@/lib/tokens/schema'
import { reveal } from './reveal'

export async function create(org: unknown, input: unknown) {
  return inOrganization(org, async (actor, { tokens }) => reveal(await tokens.create(actor, input as CreateInput)))
}

export async function edit(org: unknown, tokenKey: unknown, input: unknown) {
  return inOrganization(org, (actor, { tokens }) => tokens.edit(actor, text(tokenKey), input as EditInput))
}

export async function setActive(org: unknown, tokenKey: unknown, active: unknown) {
  const effect = active === false ? 'stop' : 'change'
  return inOrganization(org, (actor, { tokens }) => tokens.setActive(actor, text(tokenKey), flag(active)), effect)
}

export async function remove(org: unknown, tokenKey: unknown) {
  return inOrganization(org, (actor, { tokens }) => tokens.remove(actor, text(tokenKey)))
}

export async function restore(org: unknown, tokenKey: unknown) {
  return inOrganization(org, (actor, { tokens }) => tokens.restore(actor, text(tokenKey)))
}

export async function rotate(org: unknown, tokenKey: unknown, input: unknown) {
  return inOrganization(org, async (actor, { tokens }) => reveal(await tokens.rotate(actor, text(tokenKey), input as RotateInput)))
}

export async function view(org: unknown, tokenKey: unknown) {
  return inOrganization(org, async (actor, { tokens }) => reveal(await tokens.revealStored(actor, text(tokenKey))))
}

export async function changeOverlap(org: unknown, tokenKey: unknown, input: unknown) {
  const effect = (input as OverlapInput | null)?.change === 'stop' ? 'stop' : 'change'
  return inOrganization(org, (actor, { tokens }) => tokens.changeOverlap(actor, text(tokenKey), input as OverlapInput), effect)
}

export async function keep(org: unknown, tokenKey: unknown) {
  return inOrganization(org, (actor, { tokens }) => tokens.keep(actor, text(tokenKey)))
}

export async function revoke(org: unknown, tokenKey: unknown) {
  return inOrganization(org, (actor, { tokens }) => tokens.revoke(actor, text(tokenKey)), 'stop')
}
