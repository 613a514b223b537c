-- What each use of a token writes: the list follows its last use by the minute, and its recent requests are stored together

DROP TRIGGER "TokenUse_later";

-- times are milliseconds
CREATE TRIGGER "TokenUse_later" AFTER UPDATE OF "lastUsedAt" ON "TokenUse" WHEN NEW."lastUsedAt" / 60000 IS NOT OLD."lastUsedAt" / 60000
BEGIN
    UPDATE "TokenListing" SET "usedAt" = NEW."lastUsedAt",
        "activeAt" = (SELECT max(t."createdAt", coalesce(t."keptAt", 0), coalesce(NEW."lastUsedAt", 0)) FROM "Token" t WHERE t."id" = NEW."tokenId")
    WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."tokenId";
END;

-- DropIndex
DROP INDEX "TokenUse_orgId_lastUsedAt_idx";

-- RedefineTable
CREATE TABLE "new_RecentRequest" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "code" TEXT NOT NULL,
    "method" TEXT,
    "path" TEXT,
    "status" INTEGER,
    "durationMs" INTEGER,
    "ip" TEXT,

    PRIMARY KEY ("tokenId", "at", "id"),
    CONSTRAINT "RecentRequest_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;
INSERT INTO "new_RecentRequest" ("id", "orgId", "tokenId", "at", "code", "method", "path", "status", "durationMs", "ip")
    SELECT "id", "orgId", "tokenId", "at", "code", "method", "path", "status", "durationMs", "ip" FROM "RecentRequest" ORDER BY "tokenId", "at", "id";
DROP TABLE "RecentRequest";
ALTER TABLE "new_RecentRequest" RENAME TO "RecentRequest";

-- CreateIndex
CREATE INDEX "RecentRequest_at_idx" ON "RecentRequest"("at");
