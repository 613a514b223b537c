import type { APIRequestContext } from '@playwright/test'
import { presets } from '../lib/tokens/policy/presets'
import { wholeToken } from './fixtures/secret-guard'
import { actionId, builtActions, ownPage, returned, sendAction } from './fixtures/server-actions'
import { expect, test } from './fixtures/test'
import { securityPath, setUpTwoFactor } from './steps/security'

const list = '/o/northwind/tokens'
/** Callable without a session. */
const open = new Set([
  'acceptAsNewUser',
  'checkAgain',
  'checkSetUp',
  'confirmEmail',
  'confirmVerification',
  'declineInvitation',
  'finishProviderSignIn',
  'finishSetUp',
  'finishSignIn',
  'passkeySignInOptions',
  'requestReset',
  'resetPassword',
  'sendTestEmail',
  'signIn',
  'signInWithPasskey',
  'signOutToContinue',
  'signUp',
  'slugState',
  'startProviderSignIn',
  'verifyEmail',
])
const guarded = () => builtActions().filter(({ name }) => !open.has(name))
/** Allowed for every role on the caller's own data; `keepFromInbox` reports its result through a redirect. */
const own = new Set([
  'addPasskey',
  'cancelEmailChange',
  'changePassword',
  'confirmTwoFactor',
  'connectProvider',
  'create',
  'createOrganization',
  'deleteAccount',
  'disconnectProvider',
  'endOtherSessions',
  'endSession',
  'keepFromInbox',
  'leaveOrganization',
  'markAllRead',
  'markRead',
  'organizationSlugState',
  'passkeyReauthOptions',
  'reauthMethods',
  'reauthenticate',
  'reauthenticateAtProvider',
  'reauthenticateWithCode',
  'reauthenticateWithPasskey',
  'removePasskey',
  'renamePasskey',
  'renewRecoveryCodes',
  'requestEmailChange',
  'requestVerification',
  'saveAppearance',
  'savePreferences',
  'saveProfile',
  'saveSubdomain',
  'sendTestNotice',
  'signOut',
  'startPasskey',
  'startTwoFactor',
  'turnOffTwoFactor',
])
const pageOf = (file: string) => (file.includes('setup') ? '/setup' : list)

/** Arguments that would change the token if the call were allowed. */
const argsOf = (name: string, tokenKey: string): unknown[] => {
  const create = { name: 'By a stranger', type: 'user', scopes: ['contacts:read'], expires: { kind: 'after', duration: 'P30D' } }
  const edit = { version: 1, name: 'By a stranger', note: '', scopes: ['contacts:read'], ipAllowlist: [] }
  const known: Record<string, unknown[]> = {
    create: ['northwind', create],
    edit: ['northwind', tokenKey, edit],
    setActive: ['northwind', tokenKey, false],
    rotate: ['northwind', tokenKey, { overlap: 'PT0S' }],
    changeOverlap: ['northwind', tokenKey, { change: 'stop' }],
    createDestination: ['northwind', { name: 'By a stranger' }],
    setDestinationPaused: ['northwind', tokenKey, true],
    savePolicy: ['northwind', presets.agency, 1],
    reauthenticate: ['a long walk by the harbour'],
    closeOrganization: ['northwind', 'Northwind Realty'],
    saveSecondFactorRule: ['northwind', { rule: 'everyone' }],
    signOut: [],
  }
  return known[name] ?? ['northwind', tokenKey]
}

async function stillWorks(request: APIRequestContext, origin: string, token: string): Promise<boolean> {
  const response = await request.get(`${origin}/api/v1/token`, { headers: { Authorization: `Bearer ${token}` } })
  return response.ok() && ((await response.json()) as { name: string }).name === 'Zapier sync'
}

test.describe('server actions', () => {
  test('every built server action is covered by these tests', () => {
    const known = [
      'acceptInvitation',
      'addLocation',
      'addPasskey',
      'archiveLocation',
      'cancelDeletion',
      'cancelEmailChange',
      'changeOverlap',
      'changePassword',
      'changeRole',
      'closeOrganization',
      'confirmTwoFactor',
      'connectProvider',
      'create',
      'createDestination',
      'createMemberResetLink',
      'createOrganization',
      'deactivateMember',
      'deleteAccount',
      'disconnectProvider',
      'edit',
      'editLocation',
      'endOtherSessions',
      'endSession',
      'invitePeople',
      'keep',
      'keepFromInbox',
      'leaveOrganization',
      'markAllRead',
      'markRead',
      'organizationSlugState',
      'passkeyReauthOptions',
      'reactivateMember',
      'reauthMethods',
      'reauthenticate',
      'reauthenticateAtProvider',
      'reauthenticateWithCode',
      'reauthenticateWithPasskey',
      'remove',
      'removeDestination',
      'removeMember',
      'removePasskey',
      'renamePasskey',
      'renewDestinationToken',
      'renewInvitationLink',
      'renewRecoveryCodes',
      'requestEmailChange',
      'requestVerification',
      'resendInvitation',
      'restore',
      'restoreLocation',
      'revoke',
      'revokeInvitation',
      'rotate',
      'saveAppearance',
      'saveGeneral',
      'savePolicy',
      'savePreferences',
      'saveProfile',
      'saveSecondFactorRule',
      'saveSubdomain',
      'sendTestEmailToMe',
      'sendTestNotice',
      'setActive',
      'setDestinationPaused',
      'signOut',
      'startPasskey',
      'startTwoFactor',
      'testDestination',
      'transferOwnership',
      'turnOffTwoFactor',
      'view',
    ]
    expect(
      guarded()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(known)
  })

  test('every action without a session is rejected or redirects to sign-in, and changes nothing', async ({ qa, request, site }) => {
    const { tokenKey, token } = qa.token('Zapier sync')
    for (const { id, name, file } of guarded()) {
      const response = await sendAction(request, site.origin, {
        path: pageOf(file),
        id,
        args: argsOf(name, tokenKey),
        headers: ownPage(site.origin),
      })
      const text = await response.text()
      const rejected = returned(text) as { ok: boolean; error?: { code: string } } | undefined
      const redirect = response.headers()['x-action-redirect'] ?? response.headers()['location'] ?? ''
      expect(rejected?.error?.code === 'missing_credentials' || redirect.startsWith('/sign-in'), `${name}: ${response.status()}`).toBe(true)
      expect(text, name).not.toContain(tokenKey)
      expect(text, name).not.toMatch(wholeToken)
    }
    expect(await stillWorks(request, site.origin, token)).toBe(true)
  })

  test('every cross-origin action is rejected, even with a session', async ({ as, qa, site }) => {
    const { tokenKey, token } = qa.token('Zapier sync')
    const { request } = (await as('owner', null)).context()
    const { host } = new URL(site.origin)
    const foreign: Record<string, string>[] = [
      { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: `https://${host}` },
      { Origin: `${site.origin}.` },
      { Origin: site.origin.toUpperCase() },
      { Origin: 'http://localhost:1' },
      { Origin: 'not an origin' },
      { Origin: site.origin, 'Sec-Fetch-Site': 'same-site' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'none' },
      // no origin at all
      {},
    ]
    const deactivate = guarded().find(({ name }) => name === 'setActive')
    for (const headers of foreign) {
      const args = ['northwind', tokenKey, false]
      const response = await sendAction(request, site.origin, { path: list, id: deactivate?.id ?? '', args, headers })
      expect(response.status(), JSON.stringify(headers)).toBe(403)
    }
    for (const { id, name, file } of builtActions()) {
      const headers = { Origin: 'https://evil.example' }
      const response = await sendAction(request, site.origin, { path: pageOf(file), id, args: argsOf(name, tokenKey), headers })
      expect(response.status(), name).toBe(403)
    }
    expect(await stillWorks(request, site.origin, token)).toBe(true)
  })

  test('every action without permission is rejected and changes nothing', async ({ as, qa, site }) => {
    const { tokenKey, token } = qa.token('Zapier sync')
    for (const role of ['viewer', 'member', 'manager'] as const) {
      const { request } = (await as(role, null)).context()
      for (const { id, name } of guarded()) {
        if (own.has(name)) continue
        const response = await sendAction(request, site.origin, {
          path: list,
          id,
          args: argsOf(name, tokenKey),
          headers: ownPage(site.origin),
        })
        expect(returned(await response.text()), `${role} ${name}`).toMatchObject({
          ok: false,
          error: { code: expect.stringMatching(/^(not_found|forbidden)$/) },
        })
      }
      expect(await stillWorks(request, site.origin, token), role).toBe(true)
    }
  })

  test('without a required second factor, every action of the organization is rejected', async ({ as, qa, site }) => {
    const { tokenKey, token } = qa.token('Zapier sync')
    const owner = await as('owner', securityPath)
    await setUpTwoFactor(owner, qa)
    const id = actionId('saveSecondFactorRule')
    const saved = await sendAction(owner.context().request, site.origin, {
      path: list,
      id,
      args: ['northwind', { rule: 'everyone' }],
      headers: ownPage(site.origin),
    })
    expect(returned(await saved.text())).toMatchObject({ ok: true })
    const { request } = (await as('admin', null)).context()
    const inOrganization = builtActions().filter(({ file }) => file.includes('app/o/[org]/'))
    expect(inOrganization.length).toBeGreaterThan(30)
    for (const { id: action, name } of inOrganization) {
      const args = argsOf(name, tokenKey)
      const response = await sendAction(request, site.origin, {
        path: '/settings/security',
        id: action,
        args,
        headers: ownPage(site.origin),
      })
      const result = returned(await response.text()) as { error?: { code: string } } | undefined
      expect(result?.error?.code, name).toBe('second_factor_required')
    }
    expect(await stillWorks(request, site.origin, token)).toBe(true)
  })

  test('malformed arguments are rejected', async ({ as, qa, site }) => {
    const { tokenKey, token } = qa.token('Zapier sync')
    const { request } = (await as('owner', null)).context()
    const malformed: unknown[][] = [
      [],
      [null],
      [{ not: '' }, tokenKey, false],
      ['northwind', { not: '' }, false],
      ['northwind', { startsWith: 'kr' }, false],
      ['northwind', [tokenKey], false],
      ['northwind', tokenKey, 'false'],
      ['northwind', tokenKey, 0],
      ['northwind', tokenKey],
      ['northwind', 'x'.repeat(9_000), false],
    ]
    const id = guarded().find(({ name }) => name === 'setActive')?.id ?? ''
    for (const args of malformed) {
      const response = await sendAction(request, site.origin, { path: list, id, args, headers: ownPage(site.origin) })
      const rejected = response.status() >= 400 || (returned(await response.text()) as { ok: boolean } | undefined)?.ok === false
      expect(rejected, JSON.stringify(args).slice(0, 60)).toBe(true)
      expect(response.status(), JSON.stringify(args).slice(0, 60)).toBeLessThan(500)
    }
    expect(await stillWorks(request, site.origin, token)).toBe(true)
  })

  test('malicious payloads are rejected and the server keeps running', async ({ as, qa, site }) => {
    const { request } = (await as('owner', null)).context()
    const id = guarded().find(({ name }) => name === 'setActive')?.id ?? ''
    const send = (data: string | Buffer, headers: Record<string, string> = {}) =>
      request.post(site.origin + list, {
        headers: { 'Next-Action': id, 'Content-Type': 'text/plain;charset=UTF-8', ...ownPage(site.origin), ...headers },
        data,
        maxRedirects: 0,
      })
    for (const body of [
      '["$@1"]',
      '["$K1"]',
      '["$F1"]',
      '["$1:__proto__:then"]',
      '[{"then":"$1:then"}]',
      '{"__proto__":{"polluted":1}}',
      '["$B1"]',
      '[',
      '',
    ]) {
      const response = await send(body)
      const rejected = response.status() >= 400 || (returned(await response.text()) as { ok: boolean } | undefined)?.ok === false
      expect(rejected, body).toBe(true)
    }
    expect((await send(`["${'$'.repeat(1_000_000)}"]`)).status()).toBeGreaterThanOrEqual(400)
    expect((await request.get(`${site.origin}/api/health`)).status()).toBe(200)
    expect(await stillWorks(request, site.origin, qa.token('Zapier sync').token)).toBe(true)
  })

  test('an unknown action id is rejected', async ({ as, site }) => {
    const { request } = (await as('owner', null)).context()
    const response = await sendAction(request, site.origin, { path: list, id: '0'.repeat(42), args: [], headers: ownPage(site.origin) })
    expect(response.status()).toBeGreaterThanOrEqual(400)
    expect(response.status()).toBeLessThan(500)
  })
})
