-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "secondFactor" TEXT NOT NULL DEFAULT 'optional';
