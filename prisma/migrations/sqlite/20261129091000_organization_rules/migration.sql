-- AlterTable
ALTER TABLE "Organization" ADD COLUMN "deletedAt" DATETIME;
ALTER TABLE "Organization" ADD COLUMN "secondFactor" TEXT NOT NULL DEFAULT 'optional';
