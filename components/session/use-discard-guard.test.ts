import { expect, test } from 'vitest'
import { sources } from '@/lib/architecture/sources'

/** Dialogs whose form has nothing that would be lost. */
const exceptions: Readonly<Record<string, string>> = {
  'components/account/danger/delete-dialog.tsx': 'a confirmation to type',
  'components/account/security/set-up-dialog.tsx': 'a code that expires in seconds',
  'components/organization/danger/delete-dialog.tsx': 'a confirmation to type',
  'components/organization/destinations/renew-token-dialog.tsx': 'no field',
  'components/session/reauth-form.tsx': 'a password or code',
  'components/session/sign-in-dialog.tsx': 'a password or code',
  'components/tokens/dialogs/delete-dialog.tsx': 'a confirmation to type',
  'components/tokens/dialogs/rotate/rotate-dialog.tsx': 'one choice that has a default',
  'components/tokens/list/bulk-confirm.tsx': 'a confirmation to type',
}

const formDialogs = sources.filter(
  ({ path, text }) => path.startsWith('components/') && /<Dialog\b/.test(text) && /\bform(=\{|: \{)/.test(text),
)

test('every dialog with a form asks before it discards what was typed', () => {
  const asking = formDialogs.filter(({ text }) => text.includes('useDiscardGuard(') && text.includes('{discardDialog}'))
  const others = formDialogs.filter((each) => !asking.includes(each)).map(({ path }) => path)
  expect(others.sort(), 'Use useDiscardGuard, as the other dialogs do.').toEqual(Object.keys(exceptions).sort())
  expect(asking.length).toBeGreaterThanOrEqual(7)
})
