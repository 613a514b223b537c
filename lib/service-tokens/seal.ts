import type { RingKey } from '../keys'
import { type Seal, sealText, textSealHolds } from '../tokens/index'
import type { ServiceTokenRow } from './store'

const label = 'keyrail service seal v1\0'

type Facts = Omit<ServiceTokenRow, 'seal' | 'sealId' | 'lastUsedAt'>

/** Over everything but the last use: a row edited by SQL no longer carries its seal. */
export const sealService = (facts: Facts, ring: readonly RingKey[]): Seal => sealText(label, canonical(facts), ring)

export const serviceSealHolds = (row: ServiceTokenRow, ring: readonly RingKey[]): boolean => textSealHolds(label, canonical(row), row, ring)

const canonical = ({ tokenKey, name, digest, pepperId, createdBy, createdAt, revokedAt }: Facts): string =>
  JSON.stringify([tokenKey, name, digest, pepperId, createdBy, createdAt.getTime(), revokedAt?.getTime() ?? null])
