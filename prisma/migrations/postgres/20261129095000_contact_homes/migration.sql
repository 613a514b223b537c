-- AlterTable
ALTER TABLE "Contact" ADD COLUMN "home" TEXT NOT NULL DEFAULT '';

-- A contact's home is its owner and location
UPDATE "Contact" SET "home" = "ownerId" || '/' || coalesce("locationId", '');

-- DropIndex
DROP INDEX "Contact_orgId_ownerId_externalId_key";

-- DropIndex
DROP INDEX "Contact_orgId_ownerId_email_key";

-- CreateIndex
CREATE UNIQUE INDEX "Contact_orgId_home_externalId_key" ON "Contact"("orgId", "home", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_orgId_home_email_key" ON "Contact"("orgId", "home", "email");

-- CreateIndex
CREATE INDEX "Contact_orgId_ownerId_externalId_idx" ON "Contact"("orgId", "ownerId", "externalId");

-- CreateIndex
CREATE INDEX "Contact_orgId_ownerId_email_idx" ON "Contact"("orgId", "ownerId", "email");
