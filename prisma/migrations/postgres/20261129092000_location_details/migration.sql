-- AlterTable
ALTER TABLE "Location" ADD COLUMN "code" TEXT;
ALTER TABLE "Location" ADD COLUMN "streetAddress" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Location" ADD COLUMN "timeZone" TEXT;
ALTER TABLE "Location" ADD COLUMN "search" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "Location_orgId_code_key" ON "Location"("orgId", "code");
