import type { Tx } from '../db/client'
import type { OrgId } from '../ids'
import { fail, type Outcome, ok } from '../result'
import { lockStorage } from './store'

/** What the operator allows each organization; 0 = unlimited. */
export interface StorageLimits {
  readonly contacts: number
  readonly contactMegabytes: number
  readonly deliveryMegabytes: number
}

interface Growth {
  readonly contacts: number
  readonly bytes: number
}

type Room = Promise<Outcome<null, 'limit_reached'>>

/** Bounds what software can store. Ask in the transaction that stores it: until its end, no other one of the organization grows. */
export interface Storage {
  roomForContact(tx: Tx, orgId: OrgId, growth: Growth): Room
  roomForDelivery(tx: Tx, orgId: OrgId, bytes: number): Room
}

const megabyte = 1_000_000

export function createStorage(limits: StorageLimits): Storage {
  return {
    async roomForContact(tx, orgId, { contacts, bytes }) {
      // an organization that is above a limit may still shrink
      if (contacts <= 0 && bytes <= 0) return ok(null)
      const used = await lockStorage(tx, orgId)
      if (exceeds(used.contacts, contacts, limits.contacts)) return full(`The limit is ${number(limits.contacts)} contacts.`)
      return exceeds(used.contactBytes, bytes, limits.contactMegabytes * megabyte)
        ? full(`The limit of all contacts together is ${number(limits.contactMegabytes)} MB.`)
        : ok(null)
    },
    async roomForDelivery(tx, orgId, bytes) {
      const used = await lockStorage(tx, orgId)
      return exceeds(used.deliveryBytes, bytes, limits.deliveryMegabytes * megabyte)
        ? full(`The limit of all stored deliveries together is ${number(limits.deliveryMegabytes)} MB.`)
        : ok(null)
    },
  }
}

const exceeds = (used: number, growth: number, limit: number): boolean => limit > 0 && growth > 0 && used + growth > limit
const full = (detail: string) => fail('limit_reached', { detail })
const number = (value: number): string => value.toLocaleString('en-US')
