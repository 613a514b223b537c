-- AlterTable
ALTER TABLE "Organization" ADD COLUMN "createdById" TEXT;
ALTER TABLE "Organization" ADD COLUMN "createdSlot" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "Organization_createdById_createdSlot_key" ON "Organization"("createdById", "createdSlot");

-- CreateIndex
CREATE INDEX "Invitation_expiresAt_idx" ON "Invitation"("expiresAt");
