-- Scopes of the tokens in the list, to find tokens by a scope; kept by triggers
-- CreateTable
CREATE TABLE "TokenScope" (
    "orgId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,

    CONSTRAINT "TokenScope_pkey" PRIMARY KEY ("orgId", "scope", "tokenId")
);

INSERT INTO "TokenScope" SELECT DISTINCT l."orgId", s, l."tokenId" FROM "TokenListing" l, unnest(string_to_array(l."scopes", ' ')) s WHERE s <> '';

-- CreateIndex
CREATE INDEX "TokenScope_orgId_tokenId_idx" ON "TokenScope"("orgId", "tokenId");

-- CreateIndex
CREATE INDEX "TokenListing_orgId_name_tokenId_idx" ON "TokenListing"("orgId", "name", "tokenId");

-- AddForeignKey
ALTER TABLE "TokenScope" ADD CONSTRAINT "TokenScope_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "TokenListing"("orgId", "tokenId") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "write_token_scopes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW."scopes" = OLD."scopes" THEN RETURN NULL; END IF;
        DELETE FROM "TokenScope" WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."tokenId";
    END IF;
    INSERT INTO "TokenScope" SELECT DISTINCT NEW."orgId", s, NEW."tokenId" FROM unnest(string_to_array(NEW."scopes", ' ')) s WHERE s <> '';
    RETURN NULL;
END;
$$;

CREATE TRIGGER "TokenListing_scopes" AFTER INSERT OR UPDATE OF "scopes" ON "TokenListing"
    FOR EACH ROW EXECUTE FUNCTION "write_token_scopes"();
