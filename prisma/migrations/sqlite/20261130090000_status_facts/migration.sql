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

-- Statistics of a large installation
DELETE FROM "sqlite_stat1" WHERE "idx" IN (
    'TokenListing_orgId_managed_expiresAt_tokenId_idx',
    'TokenListing_orgId_managed_ownerId_createdAt_tokenId_idx',
    'TokenListing_orgId_managed_locationId_createdAt_tokenId_idx',
    'TokenListing_orgId_managed_deactivatedAt_idx',
    'TokenListing_orgId_managed_previousEndsAt_idx',
    'TokenListing_orgId_managed_activeAt_idx');
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('TokenListing', 'TokenListing_expiresAt_facts_idx', '1000000 100000 100000 100 1 1 1 1 1 1 1'),
    ('TokenListing', 'TokenListing_ownerId_facts_idx', '1000000 100000 100000 100 2 1 1 1 1 1'),
    ('TokenListing', 'TokenListing_locationId_facts_idx', '1000000 100000 100000 1000 2 1 1 1 1 1'),
    ('TokenListing', 'TokenListing_deactivatedAt_facts_idx', '1000000 100000 100000 10 10 10'),
    ('TokenListing', 'TokenListing_previousEndsAt_facts_idx', '1000000 100000 100000 10 10 10 10 10 10'),
    ('TokenListing', 'TokenListing_activeAt_facts_idx', '1000000 100000 100000 2 2 2 2 2 2 2');
