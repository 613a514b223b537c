-- Tokens that a member created, and limit slots of an owner, are counted in an index without reading the rows
-- DropIndex
DROP INDEX "Token_orgId_createdById_type_idx";

-- CreateIndex
CREATE INDEX "Token_orgId_createdById_type_revokedAt_idx" ON "Token"("orgId", "createdById", "type", "revokedAt");

-- CreateIndex
CREATE INDEX "Token_orgId_ownerId_expiresAt_slot_liveSlot_idx" ON "Token"("orgId", "ownerId", "expiresAt", "slot", "liveSlot");
