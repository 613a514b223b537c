import type { SessionId } from '../ids'
import type { Origin } from '../ports'
import type { Server } from '../server'
import type { Exchange } from './options'

interface TicketExchange {
  readonly exchange: Exchange
  /** What went wrong: next-auth tells every throw as a rejection, and puts its message into an address. */
  failed: { readonly error: unknown } | null
}

/** Exchanges the ticket of one request; the session this browser had until then ends. */
export function ticketExchange({ accounts }: Server, origin: Origin, earlier: string | null): TicketExchange {
  const ticket: TicketExchange = {
    failed: null,
    async exchange(presented) {
      try {
        const session = await accounts.exchangeTicket(presented, origin, earlier as SessionId | null)
        return session && { id: session.sessionId }
      } catch (error) {
        ticket.failed = { error }
        throw new Error('unavailable', { cause: error })
      }
    },
  }
  return ticket
}
