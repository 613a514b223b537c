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
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "deactivatedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "previousEndsAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "activeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TokenListing_pkey" PRIMARY KEY ("orgId", "tokenId")
);

-- Words of the search columns, to find rows by the start of a word; kept by triggers
-- CreateTable
CREATE TABLE "TokenWord" (
    "orgId" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "tokenId" TEXT NOT NULL,

    CONSTRAINT "TokenWord_pkey" PRIMARY KEY ("orgId", "word", "tokenId")
);

-- CreateTable
CREATE TABLE "ContactWord" (
    "orgId" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "contactId" TEXT NOT NULL,

    CONSTRAINT "ContactWord_pkey" PRIMARY KEY ("orgId", "word", "contactId")
);

-- CreateTable
CREATE TABLE "MemberWord" (
    "orgId" TEXT NOT NULL,
    "word" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "MemberWord_pkey" PRIMARY KEY ("orgId", "word", "userId")
);

INSERT INTO "TokenListing" ("orgId", "tokenId", "managed", "type", "name", "search", "scopes", "ownerId", "locationId", "createdAt", "expiresAt", "deactivatedAt", "removedAt", "previousEndsAt", "usedAt", "activeAt")
SELECT t."orgId", t."id", CASE t."type" WHEN 'managed' THEN 1 ELSE 0 END, t."type", t."name", substr(t."search", 1, 1000), t."scopes",
    t."ownerId", t."locationId", t."createdAt", t."expiresAt", t."deactivatedAt", t."removedAt", t."previousEndsAt", u."lastUsedAt", greatest(t."createdAt", t."keptAt", u."lastUsedAt")
FROM "Token" t LEFT JOIN "TokenUse" u ON u."tokenId" = t."id" WHERE t."revokedAt" IS NULL;

CREATE FUNCTION "words_of"(search TEXT) RETURNS SETOF TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT DISTINCT left(w, 64) FROM unnest(string_to_array(trim(left(search, 1000)), ' ')) w WHERE w <> '';
$$;

INSERT INTO "TokenWord" SELECT l."orgId", w, l."tokenId" FROM "TokenListing" l, "words_of"(l."search") w ORDER BY l."orgId", w COLLATE "C", l."tokenId";
INSERT INTO "ContactWord" SELECT c."orgId", w, c."id" FROM "Contact" c, "words_of"(c."search") w ORDER BY c."orgId", w COLLATE "C", c."id";
INSERT INTO "MemberWord" SELECT m."orgId", w, m."userId" FROM "Membership" m JOIN "User" u ON u."id" = m."userId", "words_of"(u."search") w;

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
CREATE INDEX "TokenListing_managed_orgId_expiresAt_tokenId_idx" ON "TokenListing"("managed", "orgId", "expiresAt" DESC NULLS LAST, "tokenId" DESC);

-- CreateIndex
CREATE INDEX "TokenListing_managed_orgId_usedAt_tokenId_idx" ON "TokenListing"("managed", "orgId", "usedAt" DESC NULLS LAST, "tokenId" DESC);

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

-- AddForeignKey
ALTER TABLE "TokenListing" ADD CONSTRAINT "TokenListing_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenWord" ADD CONSTRAINT "TokenWord_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "TokenListing"("orgId", "tokenId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactWord" ADD CONSTRAINT "ContactWord_orgId_contactId_fkey" FOREIGN KEY ("orgId", "contactId") REFERENCES "Contact"("orgId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemberWord" ADD CONSTRAINT "MemberWord_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership"("orgId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "list_token"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."revokedAt" IS NOT NULL THEN
        DELETE FROM "TokenListing" WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."id";
    ELSIF TG_OP = 'INSERT' OR OLD."revokedAt" IS NOT NULL THEN
        INSERT INTO "TokenListing" ("orgId", "tokenId", "managed", "type", "name", "search", "scopes", "ownerId", "locationId", "createdAt", "expiresAt", "deactivatedAt", "removedAt", "previousEndsAt", "usedAt", "activeAt")
        SELECT NEW."orgId", NEW."id", CASE NEW."type" WHEN 'managed' THEN 1 ELSE 0 END, NEW."type", NEW."name", substr(NEW."search", 1, 1000), NEW."scopes",
    NEW."ownerId", NEW."locationId", NEW."createdAt", NEW."expiresAt", NEW."deactivatedAt", NEW."removedAt", NEW."previousEndsAt", (SELECT u."lastUsedAt" FROM "TokenUse" u WHERE u."tokenId" = NEW."id"), greatest(NEW."createdAt", NEW."keptAt", (SELECT u."lastUsedAt" FROM "TokenUse" u WHERE u."tokenId" = NEW."id"));
    ELSE
        UPDATE "TokenListing" SET "search" = substr(NEW."search", 1, 1000), "type" = NEW."type", "name" = NEW."name", "scopes" = NEW."scopes", "ownerId" = NEW."ownerId", "locationId" = NEW."locationId",
        "createdAt" = NEW."createdAt", "expiresAt" = NEW."expiresAt", "deactivatedAt" = NEW."deactivatedAt", "removedAt" = NEW."removedAt", "previousEndsAt" = NEW."previousEndsAt",
        "activeAt" = greatest(NEW."createdAt", NEW."keptAt", "usedAt")
        WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."id";
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Token_listed" AFTER INSERT OR UPDATE OF "type", "name", "search", "scopes", "ownerId", "locationId", "createdAt", "expiresAt", "keptAt", "deactivatedAt", "removedAt", "previousEndsAt", "revokedAt" ON "Token"
    FOR EACH ROW EXECUTE FUNCTION "list_token"();

CREATE FUNCTION "list_use"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "TokenListing" l SET "usedAt" = NEW."lastUsedAt", "activeAt" = greatest(t."createdAt", t."keptAt", NEW."lastUsedAt")
    FROM "Token" t WHERE t."id" = NEW."tokenId" AND l."orgId" = NEW."orgId" AND l."tokenId" = NEW."tokenId"
        AND l."usedAt" IS DISTINCT FROM NEW."lastUsedAt";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "TokenUse_listed" AFTER INSERT OR UPDATE OF "lastUsedAt" ON "TokenUse"
    FOR EACH ROW EXECUTE FUNCTION "list_use"();

CREATE FUNCTION "write_token_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW."search" = OLD."search" THEN RETURN NULL; END IF;
        DELETE FROM "TokenWord" WHERE "orgId" = NEW."orgId" AND "tokenId" = NEW."tokenId";
    END IF;
    INSERT INTO "TokenWord" SELECT NEW."orgId", "words_of"(NEW."search"), NEW."tokenId";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "TokenListing_words" AFTER INSERT OR UPDATE OF "search" ON "TokenListing"
    FOR EACH ROW EXECUTE FUNCTION "write_token_words"();

CREATE FUNCTION "write_contact_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW."search" = OLD."search" THEN RETURN NULL; END IF;
        DELETE FROM "ContactWord" WHERE "orgId" = NEW."orgId" AND "contactId" = NEW."id";
    END IF;
    INSERT INTO "ContactWord" SELECT NEW."orgId", "words_of"(NEW."search"), NEW."id";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Contact_words" AFTER INSERT OR UPDATE OF "search" ON "Contact"
    FOR EACH ROW EXECUTE FUNCTION "write_contact_words"();

CREATE FUNCTION "write_member_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "MemberWord" SELECT NEW."orgId", "words_of"(u."search"), NEW."userId" FROM "User" u WHERE u."id" = NEW."userId";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Membership_words" AFTER INSERT ON "Membership"
    FOR EACH ROW EXECUTE FUNCTION "write_member_words"();

CREATE FUNCTION "write_user_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW."search" = OLD."search" THEN RETURN NULL; END IF;
    DELETE FROM "MemberWord" w USING "Membership" m
        WHERE m."userId" = NEW."id" AND w."orgId" = m."orgId" AND w."userId" = NEW."id";
    INSERT INTO "MemberWord" SELECT m."orgId", "words_of"(NEW."search"), NEW."id" FROM "Membership" m WHERE m."userId" = NEW."id";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "User_words" AFTER UPDATE OF "search" ON "User"
    FOR EACH ROW EXECUTE FUNCTION "write_user_words"();
