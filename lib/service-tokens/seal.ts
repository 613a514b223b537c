import type { RingKey } from '../keys'
import { type Seal, sealText, textSealHolds } from '../tokens/verify'
import type { ServiceTokenRow } from './store'

const label = 'keyrail service seal v1\0'

type SealedFields = Omit<ServiceTokenRow, 'seal' | 'sealId' | 'lastUsedAt'>

/** Covers every column except the last use, so a row edited by SQL no longer matches its seal. */
export const sealService = (fields: SealedFields, ring: readonly RingKey[]): Seal => sealText(label, canonical(fields), ring)

export const serviceSealHolds = (row: ServiceTokenRow, ring: readonly RingKey[]): boolean => textSealHolds(label, canonical(row), row, ring)

const canonical = ({ tokenKey, name, digest, pepperId, createdBy, createdAt, revokedAt }: SealedFields): string =>
  JSON.stringify([tokenKey, name, digest, pepperId, createdBy, createdAt.getTime(), revokedAt?.getTime() ?? null])
