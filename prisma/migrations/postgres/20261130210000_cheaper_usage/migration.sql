-- What each use of a token writes: the list follows its last use by the minute, and its recent requests have one index less

DROP TRIGGER "TokenUse_listed" ON "TokenUse";

CREATE TRIGGER "TokenUse_listed" AFTER INSERT ON "TokenUse"
    FOR EACH ROW EXECUTE FUNCTION "list_use"();

CREATE TRIGGER "TokenUse_listed_later" AFTER UPDATE OF "lastUsedAt" ON "TokenUse" FOR EACH ROW
    WHEN (date_trunc('minute', NEW."lastUsedAt") IS DISTINCT FROM date_trunc('minute', OLD."lastUsedAt"))
    EXECUTE FUNCTION "list_use"();

-- DropIndex
DROP INDEX "TokenUse_orgId_lastUsedAt_idx";

-- DropIndex
DROP INDEX "RecentRequest_tokenId_at_idx";

-- AlterTable
ALTER TABLE "RecentRequest" DROP CONSTRAINT "RecentRequest_pkey",
    ADD CONSTRAINT "RecentRequest_pkey" PRIMARY KEY ("tokenId", "at", "id");
