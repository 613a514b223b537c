-- DropIndex
DROP INDEX "DigestItem_userId_at_idx";

-- AlterTable
ALTER TABLE "DigestItem" ADD COLUMN "sentAt" DATETIME;

-- CreateIndex
CREATE INDEX "DigestItem_sentAt_userId_at_idx" ON "DigestItem"("sentAt", "userId", "at");
