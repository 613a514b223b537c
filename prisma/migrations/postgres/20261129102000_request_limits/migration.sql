-- AlterTable
ALTER TABLE "Policy" ADD COLUMN "requestsPerMinute" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Token" ADD COLUMN "requestsPerMinute" INTEGER NOT NULL DEFAULT 0;
