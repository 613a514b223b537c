-- The rows that the token list sorts, filters and counts: one for each token that is not deleted, kept by triggers
-- CreateTable
CREATE TABLE "TokenListing" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "managed" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "ownerId" TEXT,
    "locationId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "deactivatedAt" DATETIME,
    "removedAt" DATETIME,
    "previousEndsAt" DATETIME,
    "usedAt" DATETIME,
    "activeAt" DATETIME NOT NULL,

    PRIMARY KEY ("orgId", "tokenId"),
    CONSTRAINT "TokenListing_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- Words of the search columns, to find rows by the start of a word; kept by triggers
-- CreateTable
CREATE TABLE "TokenWord" (
    "orgId" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "word", "tokenId"),
    CONSTRAINT "TokenWord_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "TokenListing" ("orgId", "tokenId") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "ContactWord" (
    "orgId" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "word", "contactId"),
    CONSTRAINT "ContactWord_orgId_contactId_fkey" FOREIGN KEY ("orgId", "contactId") REFERENCES "Contact" ("orgId", "id") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

-- CreateTable
CREATE TABLE "MemberWord" (
    "orgId" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "word", "userId"),
    CONSTRAINT "MemberWord_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership" ("orgId", "userId") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

INSERT INTO "TokenListing" ("orgId", "tokenId", "managed", "type", "name", "search", "scopes", "ownerId", "locationId", "createdAt", "expiresAt", "deactivatedAt", "removedAt", "previousEndsAt", "usedAt", "activeAt")
SELECT t."orgId", t."id", CASE t."type" WHEN 'managed' THEN 1 ELSE 0 END, t."type", t."name", substr(t."search", 1, 1000), t."scopes",
    t."ownerId", t."locationId", t."createdAt", t."expiresAt", t."deactivatedAt", t."removedAt", t."previousEndsAt", u."lastUsedAt", max(t."createdAt", coalesce(t."keptAt", 0), coalesce(u."lastUsedAt", 0))
FROM "Token" t LEFT JOIN "TokenUse" u ON u."tokenId" = t."id" WHERE t."revokedAt" IS NULL;

INSERT INTO "TokenWord" SELECT DISTINCT l."orgId", substr(w."value", 1, 64), l."tokenId" FROM "TokenListing" l,
    json_each('[' || replace(json_quote(trim(l."search")), ' ', '","') || ']') w WHERE w."value" <> '' ORDER BY 1, 2, 3;

INSERT INTO "ContactWord" SELECT DISTINCT c."orgId", substr(w."value", 1, 64), c."id" FROM "Contact" c,
    json_each('[' || replace(json_quote(trim(substr(c."search", 1, 1000))), ' ', '","') || ']') w WHERE w."value" <> '' ORDER BY 1, 2, 3;

INSERT INTO "MemberWord" SELECT DISTINCT m."orgId", substr(w."value", 1, 64), m."userId" FROM "Membership" m JOIN "User" u ON u."id" = m."userId",
    json_each('[' || replace(json_quote(trim(u."search")), ' ', '","') || ']') w WHERE w."value" <> '' ORDER BY 1, 2, 3;

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_createdAt_tokenId_idx" ON "TokenListing"("orgId", "managed", "createdAt", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_search_tokenId_idx" ON "TokenListing"("orgId", "managed", "search", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_expiresAt_tokenId_idx" ON "TokenListing"("orgId", "managed", "expiresAt", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_usedAt_tokenId_idx" ON "TokenListing"("orgId", "managed", "usedAt", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_ownerId_createdAt_tokenId_idx" ON "TokenListing"("orgId", "managed", "ownerId", "createdAt", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_locationId_createdAt_tokenId_idx" ON "TokenListing"("orgId", "managed", "locationId", "createdAt", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_type_createdAt_tokenId_idx" ON "TokenListing"("orgId", "managed", "type", "createdAt", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_deactivatedAt_idx" ON "TokenListing"("orgId", "managed", "deactivatedAt");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_removedAt_idx" ON "TokenListing"("orgId", "managed", "removedAt");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_previousEndsAt_idx" ON "TokenListing"("orgId", "managed", "previousEndsAt");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_managed_activeAt_idx" ON "TokenListing"("orgId", "managed", "activeAt");

-- CreateIndex
CREATE INDEX "TokenListing_managed_orgId_expiresAt_tokenId_idx" ON "TokenListing"("managed", "orgId", "expiresAt" DESC, "tokenId" DESC);

-- CreateIndex
CREATE INDEX "TokenListing_managed_orgId_usedAt_tokenId_idx" ON "TokenListing"("managed", "orgId", "usedAt" DESC, "tokenId" DESC);

-- CreateIndex
CREATE INDEX "TokenWord_orgId_tokenId_idx" ON "TokenWord"("orgId", "tokenId");

-- CreateIndex
CREATE INDEX "ContactWord_orgId_contactId_idx" ON "ContactWord"("orgId", "contactId");

-- CreateIndex
CREATE INDEX "MemberWord_orgId_userId_idx" ON "MemberWord"("orgId", "userId");

-- CreateIndex
CREATE INDEX "Delivery_orgId_destinationId_at_id_idx" ON "Delivery"("orgId", "destinationId", "at", "id");

-- CreateIndex
CREATE INDEX "Notice_userId_at_id_idx" ON "Notice"("userId", "at", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_createdById_type_idx" ON "Token"("orgId", "createdById", "type");

CREATE TRIGGER "Token_listed" AFTER INSERT ON "Token" WHEN NEW."revokedAt" IS NULL
BEGIN
    INSERT INTO "TokenListing" ("orgId", "tokenId", "managed", "type", "name", "search", "scopes", "ownerId", "locationId", "createdAt", "expiresAt", "deactivatedAt", "removedAt", "previousEndsAt", "usedAt", "activeAt")
    VALUES (NEW."orgId", NEW."id", CASE NEW."type" WHEN 'managed' THEN 1 ELSE 0 END, NEW."type", NEW."name", substr(NEW."search", 1, 1000), NEW."scopes",
    NEW."ownerId", NEW."locationId", NEW."createdAt", NEW."expiresAt", NEW."deactivatedAt", NEW."removedAt", NEW."previousEndsAt", NULL, max(NEW."createdAt", coalesce(NEW."keptAt", 0), coalesce(NULL, 0)));
END;

CREATE TRIGGER "Token_relisted" AFTER UPDATE OF "revokedAt" ON "Token" WHEN NEW."revokedAt" IS NULL AND OLD."revokedAt" IS NOT NULL
BEGIN
    INSERT INTO "TokenListing" ("orgId", "tokenId", "managed", "type", "name", "search", "scopes", "ownerId", "locationId", "createdAt", "expiresAt", "deactivatedAt", "removedAt", "previousEndsAt", "usedAt", "activeAt")
    VALUES (NEW."orgId", NEW."id", CASE NEW."type" WHEN 'managed' THEN 1 ELSE 0 END, NEW."type", NEW."name", substr(NEW."search", 1, 1000), NEW."scopes",
    NEW."ownerId", NEW."locationId", NEW."createdAt", NEW."expiresAt", NEW."deactivatedAt", NEW."removedAt", NEW."previousEndsAt", (SELECT "lastUsedAt" FROM "TokenUse" WHERE "tokenId" = NEW."id"), max(NEW."createdAt", coalesce(NEW."keptAt", 0), coalesce((SELECT "lastUsedAt" FROM "TokenUse" WHERE "tokenId" = NEW."id"), 0)));
END;

CREATE TRIGGER "Token_unlisted" AFTER UPDATE OF "revokedAt" ON "Token" WHEN NEW."revokedAt" IS NOT NULL
BEGIN
    DELETE FROM "TokenListing" WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."id";
END;

CREATE TRIGGER "Token_listing_changed" AFTER UPDATE OF "type", "name", "search", "scopes", "ownerId", "locationId", "createdAt", "expiresAt", "keptAt", "deactivatedAt", "removedAt", "previousEndsAt", "revokedAt" ON "Token"
WHEN NEW."revokedAt" IS NULL AND OLD."revokedAt" IS NULL
BEGIN
    UPDATE "TokenListing" SET "search" = substr(NEW."search", 1, 1000), "type" = NEW."type", "name" = NEW."name", "scopes" = NEW."scopes", "ownerId" = NEW."ownerId", "locationId" = NEW."locationId",
        "createdAt" = NEW."createdAt", "expiresAt" = NEW."expiresAt", "deactivatedAt" = NEW."deactivatedAt", "removedAt" = NEW."removedAt", "previousEndsAt" = NEW."previousEndsAt",
        "activeAt" = max(NEW."createdAt", coalesce(NEW."keptAt", 0), coalesce("usedAt", 0))
    WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."id";
END;

CREATE TRIGGER "TokenUse_first" AFTER INSERT ON "TokenUse" WHEN NEW."lastUsedAt" IS NOT NULL
BEGIN
    UPDATE "TokenListing" SET "usedAt" = NEW."lastUsedAt",
        "activeAt" = (SELECT max(t."createdAt", coalesce(t."keptAt", 0), coalesce(NEW."lastUsedAt", 0)) FROM "Token" t WHERE t."id" = NEW."tokenId")
    WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."tokenId";
END;

CREATE TRIGGER "TokenUse_later" AFTER UPDATE OF "lastUsedAt" ON "TokenUse" WHEN NEW."lastUsedAt" IS NOT OLD."lastUsedAt"
BEGIN
    UPDATE "TokenListing" SET "usedAt" = NEW."lastUsedAt",
        "activeAt" = (SELECT max(t."createdAt", coalesce(t."keptAt", 0), coalesce(NEW."lastUsedAt", 0)) FROM "Token" t WHERE t."id" = NEW."tokenId")
    WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."tokenId";
END;

CREATE TRIGGER "TokenListing_words" AFTER INSERT ON "TokenListing"
BEGIN
    INSERT INTO "TokenWord" SELECT DISTINCT NEW."orgId", substr("value", 1, 64), NEW."tokenId" FROM json_each('[' || replace(json_quote(trim(NEW."search")), ' ', '","') || ']') WHERE "value" <> '';
END;

CREATE TRIGGER "TokenListing_new_words" AFTER UPDATE OF "search" ON "TokenListing" WHEN NEW."search" <> OLD."search"
BEGIN
    DELETE FROM "TokenWord" WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."tokenId";
    INSERT INTO "TokenWord" SELECT DISTINCT NEW."orgId", substr("value", 1, 64), NEW."tokenId" FROM json_each('[' || replace(json_quote(trim(NEW."search")), ' ', '","') || ']') WHERE "value" <> '';
END;

CREATE TRIGGER "Contact_words" AFTER INSERT ON "Contact"
BEGIN
    INSERT INTO "ContactWord" SELECT DISTINCT NEW."orgId", substr("value", 1, 64), NEW."id" FROM json_each('[' || replace(json_quote(trim(substr(NEW."search", 1, 1000))), ' ', '","') || ']') WHERE "value" <> '';
END;

CREATE TRIGGER "Contact_new_words" AFTER UPDATE OF "search" ON "Contact" WHEN NEW."search" <> OLD."search"
BEGIN
    DELETE FROM "ContactWord" WHERE "orgId" = NEW."orgId" AND "contactId" = NEW."id";
    INSERT INTO "ContactWord" SELECT DISTINCT NEW."orgId", substr("value", 1, 64), NEW."id" FROM json_each('[' || replace(json_quote(trim(substr(NEW."search", 1, 1000))), ' ', '","') || ']') WHERE "value" <> '';
END;

CREATE TRIGGER "Membership_words" AFTER INSERT ON "Membership"
BEGIN
    INSERT INTO "MemberWord" SELECT DISTINCT NEW."orgId", substr(w."value", 1, 64), NEW."userId" FROM "User" u,
        json_each('[' || replace(json_quote(trim(u."search")), ' ', '","') || ']') w WHERE u."id" = NEW."userId" AND w."value" <> '';
END;

CREATE TRIGGER "User_new_words" AFTER UPDATE OF "search" ON "User" WHEN NEW."search" <> OLD."search"
BEGIN
    DELETE FROM "MemberWord" WHERE "userId" = NEW."id" AND "orgId" IN (SELECT "orgId" FROM "Membership" WHERE "userId" = NEW."id");
    INSERT INTO "MemberWord" SELECT DISTINCT m."orgId", substr(w."value", 1, 64), NEW."id" FROM "Membership" m,
        json_each('[' || replace(json_quote(trim(NEW."search")), ' ', '","') || ']') w WHERE m."userId" = NEW."id" AND w."value" <> '';
END;

-- Statistics of a large installation: without any, SQLite reads all tokens of an organization instead of those of one owner.
-- ANALYZE creates the table.
ANALYZE "MemberWord";
DELETE FROM "sqlite_stat1";
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('TokenListing', 'TokenListing', '1000000 100000 1'),
    ('TokenListing', 'TokenListing_orgId_managed_createdAt_tokenId_idx', '1000000 100000 100000 2 1'),
    ('TokenListing', 'TokenListing_orgId_managed_search_tokenId_idx', '1000000 100000 100000 2 1'),
    ('TokenListing', 'TokenListing_orgId_managed_expiresAt_tokenId_idx', '1000000 100000 100000 100 1'),
    ('TokenListing', 'TokenListing_orgId_managed_usedAt_tokenId_idx', '1000000 100000 100000 100 1'),
    ('TokenListing', 'TokenListing_managed_orgId_expiresAt_tokenId_idx', '1000000 1000000 100000 100 1'),
    ('TokenListing', 'TokenListing_managed_orgId_usedAt_tokenId_idx', '1000000 1000000 100000 100 1'),
    ('TokenListing', 'TokenListing_orgId_managed_ownerId_createdAt_tokenId_idx', '1000000 100000 100000 100 2 1'),
    ('TokenListing', 'TokenListing_orgId_managed_locationId_createdAt_tokenId_idx', '1000000 100000 100000 1000 2 1'),
    ('TokenListing', 'TokenListing_orgId_managed_type_createdAt_tokenId_idx', '1000000 100000 100000 30000 2 1'),
    ('TokenListing', 'TokenListing_orgId_managed_deactivatedAt_idx', '1000000 100000 100000 10'),
    ('TokenListing', 'TokenListing_orgId_managed_removedAt_idx', '1000000 100000 100000 10'),
    ('TokenListing', 'TokenListing_orgId_managed_previousEndsAt_idx', '1000000 100000 100000 10'),
    ('TokenListing', 'TokenListing_orgId_managed_activeAt_idx', '1000000 100000 100000 2'),
    ('TokenWord', 'TokenWord', '6000000 600000 30 1'),
    ('TokenWord', 'TokenWord_orgId_tokenId_idx', '6000000 600000 6'),
    ('ContactWord', 'ContactWord', '3000000 300000 20 1'),
    ('ContactWord', 'ContactWord_orgId_contactId_idx', '3000000 300000 25'),
    ('MemberWord', 'MemberWord', '20000 2000 5 1'),
    ('MemberWord', 'MemberWord_orgId_userId_idx', '20000 2000 4'),
    ('UsageHour', 'sqlite_autoindex_UsageHour_1', '50000000 50 25 1'),
    ('UsageHour', 'UsageHour_orgId_hour_idx', '50000000 5000000 10000');
