import { expect, it } from 'vitest'
import { DatabaseBusy, isUnavailable } from '../errors'
import { noOrigin } from '../ports'
import { bareServer } from '../testing/fixtures/bare-server'
import { ticketExchange } from './next-auth'

it('an outage during a ticket exchange is reported as unavailable', async () => {
  const accounts = { exchangeTicket: () => Promise.reject(new DatabaseBusy('busy')) }
  const ticket = ticketExchange({ ...bareServer(), accounts } as never, noOrigin, null)
  await expect(ticket.exchange('ticket')).rejects.toThrow(/^unavailable$/)
  expect(isUnavailable(ticket.failed?.error)).toBe(true)
})

it('a rejected ticket is not a failure', async () => {
  const accounts = { exchangeTicket: () => Promise.resolve(null) }
  const ticket = ticketExchange({ ...bareServer(), accounts } as never, noOrigin, null)
  expect(await ticket.exchange('ticket')).toBeNull()
  expect(ticket.failed).toBeNull()
})
