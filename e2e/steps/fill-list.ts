import type { APIRequestContext } from '@playwright/test'
import { actionId, ownPage, sendAction } from '../fixtures/server-actions'
import { expect } from '../fixtures/test'

export const list = '/o/northwind/tokens'

/** Creates 20 admin tokens, enough for a page of 25 rows. */
export async function fillList(request: APIRequestContext, origin: string): Promise<void> {
  for (let number = 1; number <= 20; number += 1) {
    const input = {
      name: `Integration ${number}`,
      type: 'admin',
      scopes: ['contacts:read', 'contacts:write'],
      expires: { kind: 'after', duration: 'P1Y' },
      acknowledged: true,
    }
    const response = await sendAction(request, origin, {
      path: list,
      id: actionId('create'),
      args: ['northwind', input],
      headers: ownPage(origin),
    })
    expect(response.ok()).toBe(true)
  }
}
