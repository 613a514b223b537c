-- A status is counted in an index that has all columns it depends on, without reading the rows
-- DropIndex
DROP INDEX "TokenListing_orgId_managed_expiresAt_tokenId_idx";

-- DropIndex
DROP INDEX "TokenListing_orgId_managed_ownerId_createdAt_tokenId_idx";

-- DropIndex
DROP INDEX "TokenListing_orgId_managed_locationId_createdAt_tokenId_idx";

-- DropIndex
DROP INDEX "TokenListing_orgId_managed_deactivatedAt_idx";

-- DropIndex
DROP INDEX "TokenListing_orgId_managed_previousEndsAt_idx";

-- DropIndex
DROP INDEX "TokenListing_orgId_managed_activeAt_idx";

-- CreateIndex
CREATE INDEX "TokenListing_expiresAt_facts_idx" ON "TokenListing"("orgId", "managed", "expiresAt", "tokenId", "deactivatedAt", "removedAt", "previousEndsAt", "activeAt", "ownerId", "locationId");

-- CreateIndex
CREATE INDEX "TokenListing_ownerId_facts_idx" ON "TokenListing"("orgId", "managed", "ownerId", "createdAt", "tokenId", "expiresAt", "deactivatedAt", "removedAt", "locationId");

-- CreateIndex
CREATE INDEX "TokenListing_locationId_facts_idx" ON "TokenListing"("orgId", "managed", "locationId", "createdAt", "tokenId", "expiresAt", "deactivatedAt", "removedAt", "ownerId");

-- CreateIndex
CREATE INDEX "TokenListing_deactivatedAt_facts_idx" ON "TokenListing"("orgId", "managed", "deactivatedAt", "expiresAt", "removedAt");

-- CreateIndex
CREATE INDEX "TokenListing_previousEndsAt_facts_idx" ON "TokenListing"("orgId", "managed", "previousEndsAt", "expiresAt", "deactivatedAt", "removedAt", "ownerId", "locationId");

-- CreateIndex
CREATE INDEX "TokenListing_activeAt_facts_idx" ON "TokenListing"("orgId", "managed", "activeAt", "expiresAt", "deactivatedAt", "removedAt", "previousEndsAt", "ownerId", "locationId");
