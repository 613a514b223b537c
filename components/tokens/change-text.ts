import type { TokenView } from '@/lib/tokens/schema'
import type { TokenChange } from './types'

/** Toast after a dialog has changed a token, which replaces an earlier one about that token. */
export const changeToast = (change: TokenChange): { readonly about: string; readonly text: string } => ({
  about: change.kind === 'deleted' ? change.tokenKey : change.token.tokenKey,
  text: changeText(change),
})

function changeText(change: TokenChange): string {
  if (change.kind === 'deleted') return `${change.name} deleted permanently.`
  const { name } = change.token
  switch (change.kind) {
    case 'created':
      return `${name} created.`
    case 'edited':
      return `${name} saved.`
    case 'removed':
      return `${name} removed from your list. It keeps working.`
    case 'rotated':
      return `${name} has a new secret.`
    case 'deactivated':
      return deactivatedText(change.token)
  }
}

export const switchedText = (token: TokenView, active: boolean): string =>
  active ? `${token.name} is active again.` : deactivatedText(token)

function deactivatedText({ name, type, usedToday }: TokenView): string {
  if (type === 'managed') return `Deliveries to ${name} are paused.`
  if (usedToday === 0) return `${name} deactivated.`
  const requests = `${usedToday.toLocaleString('en-GB')} ${usedToday === 1 ? 'request' : 'requests'}`
  return `${name} deactivated. It handled ${requests} in the last 24 hours.`
}
