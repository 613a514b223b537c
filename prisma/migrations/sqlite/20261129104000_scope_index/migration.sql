-- Scopes of the tokens in the list, to find tokens by a scope; kept by triggers
-- CreateTable
CREATE TABLE "TokenScope" (
    "orgId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "scope", "tokenId"),
    CONSTRAINT "TokenScope_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "TokenListing" ("orgId", "tokenId") ON DELETE CASCADE ON UPDATE CASCADE
) WITHOUT ROWID;

INSERT INTO "TokenScope" SELECT DISTINCT l."orgId", s."value", l."tokenId" FROM "TokenListing" l,
    json_each('[' || replace(json_quote(l."scopes"), ' ', '","') || ']') s WHERE s."value" <> '' ORDER BY 1, 2, 3;

-- CreateIndex
CREATE INDEX "TokenScope_orgId_tokenId_idx" ON "TokenScope"("orgId", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_name_tokenId_idx" ON "TokenListing"("orgId", "name", "tokenId");

CREATE TRIGGER "TokenListing_scopes" AFTER INSERT ON "TokenListing"
BEGIN
    INSERT INTO "TokenScope" SELECT DISTINCT NEW."orgId", "value", NEW."tokenId" FROM json_each('[' || replace(json_quote(NEW."scopes"), ' ', '","') || ']') WHERE "value" <> '';
END;

CREATE TRIGGER "TokenListing_new_scopes" AFTER UPDATE OF "scopes" ON "TokenListing" WHEN NEW."scopes" <> OLD."scopes"
BEGIN
    DELETE FROM "TokenScope" WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."tokenId";
    INSERT INTO "TokenScope" SELECT DISTINCT NEW."orgId", "value", NEW."tokenId" FROM json_each('[' || replace(json_quote(NEW."scopes"), ' ', '","') || ']') WHERE "value" <> '';
END;

-- Statistics of a large installation
INSERT INTO "sqlite_stat1" ("tbl", "idx", "stat") VALUES
    ('TokenListing', 'TokenListing_orgId_name_tokenId_idx', '1000000 100000 2 1'),
    ('TokenScope', 'TokenScope', '2000000 200000 20000 1'),
    ('TokenScope', 'TokenScope_orgId_tokenId_idx', '2000000 200000 2');
