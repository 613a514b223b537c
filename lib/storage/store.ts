import type { Tx } from '../db/client'
import type { OrgId } from '../ids'

interface Used {
  readonly contacts: number
  readonly contactBytes: number
  readonly deliveryBytes: number
}

/** What an organization stores, as triggers count it; locked for this transaction by a write that changes nothing. */
export async function lockStorage(tx: Tx, orgId: OrgId): Promise<Used> {
  await tx.$executeRaw`INSERT INTO "OrganizationStorage" ("orgId", "contacts", "contactBytes", "deliveryBytes") VALUES (${orgId}, 0, 0, 0)
    ON CONFLICT ("orgId") DO UPDATE SET "contacts" = "OrganizationStorage"."contacts"`
  const { contacts, contactBytes, deliveryBytes } = await tx.organizationStorage.findUniqueOrThrow({ where: { orgId } })
  return { contacts, contactBytes: Number(contactBytes), deliveryBytes: Number(deliveryBytes) }
}
