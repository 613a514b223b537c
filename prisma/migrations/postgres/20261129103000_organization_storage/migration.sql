-- What the contacts and deliveries of each organization take, for its limits; kept by triggers
-- CreateTable
CREATE TABLE "OrganizationStorage" (
    "orgId" TEXT NOT NULL,
    "contacts" INTEGER NOT NULL,
    "contactBytes" BIGINT NOT NULL,
    "deliveryBytes" BIGINT NOT NULL,
    CONSTRAINT "OrganizationStorage_pkey" PRIMARY KEY ("orgId")
);

-- AddForeignKey
ALTER TABLE "OrganizationStorage" ADD CONSTRAINT "OrganizationStorage_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "OrganizationStorage" ("orgId", "contacts", "contactBytes", "deliveryBytes")
SELECT o."id", coalesce(c."contacts", 0), coalesce(c."bytes", 0), coalesce(d."bytes", 0) FROM "Organization" o
    LEFT JOIN (SELECT "orgId", count(*) AS "contacts", sum(octet_length("firstName") + octet_length("lastName") + octet_length(coalesce("email", '')) + octet_length(coalesce("phone", '')) + octet_length(coalesce("company", '')) + octet_length("tags") + octet_length(coalesce("source", '')) + octet_length(coalesce("externalId", '')) + octet_length("search")) AS "bytes" FROM "Contact" GROUP BY "orgId") c ON c."orgId" = o."id"
    LEFT JOIN (SELECT "orgId", sum("bytes") AS "bytes" FROM "Delivery" GROUP BY "orgId") d ON d."orgId" = o."id"
WHERE c."contacts" > 0 OR d."bytes" > 0;

CREATE FUNCTION "bytes_of"(c "Contact") RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (octet_length(c."firstName") + octet_length(c."lastName") + octet_length(coalesce(c."email", '')) + octet_length(coalesce(c."phone", '')) + octet_length(coalesce(c."company", '')) + octet_length(c."tags") + octet_length(coalesce(c."source", '')) + octet_length(coalesce(c."externalId", '')) + octet_length(c."search"))::BIGINT;
$$;

CREATE FUNCTION "store_contacts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "OrganizationStorage" AS s ("orgId", "contacts", "contactBytes", "deliveryBytes")
    SELECT n."orgId", count(*), sum("bytes_of"(n)), 0 FROM "added" n GROUP BY n."orgId" ORDER BY n."orgId"
    ON CONFLICT ("orgId") DO UPDATE SET "contacts" = s."contacts" + excluded."contacts", "contactBytes" = s."contactBytes" + excluded."contactBytes",
        "deliveryBytes" = s."deliveryBytes" + excluded."deliveryBytes";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Contact_stored" AFTER INSERT ON "Contact"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "store_contacts"();

CREATE FUNCTION "store_contacts_again"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "OrganizationStorage" s SET "contactBytes" = s."contactBytes" + d."bytes"
    FROM (SELECT n."orgId", sum("bytes_of"(n) - "bytes_of"(o)) AS "bytes" FROM "added" n JOIN "removed" o USING ("id") GROUP BY n."orgId") d
    WHERE s."orgId" = d."orgId" AND d."bytes" <> 0;
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Contact_stored_again" AFTER UPDATE ON "Contact"
    REFERENCING OLD TABLE AS "removed" NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "store_contacts_again"();

CREATE FUNCTION "remove_contacts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "OrganizationStorage" s SET "contacts" = s."contacts" - d."contacts", "contactBytes" = s."contactBytes" - d."bytes"
    FROM (SELECT o."orgId", count(*) AS "contacts", sum("bytes_of"(o)) AS "bytes" FROM "removed" o GROUP BY o."orgId") d
    WHERE s."orgId" = d."orgId";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Contact_deleted" AFTER DELETE ON "Contact"
    REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "remove_contacts"();

CREATE FUNCTION "store_deliveries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "OrganizationStorage" AS s ("orgId", "contacts", "contactBytes", "deliveryBytes")
    SELECT n."orgId", 0, 0, sum(n."bytes") FROM "added" n GROUP BY n."orgId" ORDER BY n."orgId"
    ON CONFLICT ("orgId") DO UPDATE SET "contacts" = s."contacts" + excluded."contacts", "contactBytes" = s."contactBytes" + excluded."contactBytes",
        "deliveryBytes" = s."deliveryBytes" + excluded."deliveryBytes";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Delivery_stored" AFTER INSERT ON "Delivery"
    REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "store_deliveries"();

CREATE FUNCTION "remove_deliveries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "OrganizationStorage" s SET "deliveryBytes" = s."deliveryBytes" - d."bytes"
    FROM (SELECT o."orgId", sum(o."bytes") AS "bytes" FROM "removed" o GROUP BY o."orgId") d
    WHERE s."orgId" = d."orgId";
    RETURN NULL;
END;
$$;

CREATE TRIGGER "Delivery_deleted" AFTER DELETE ON "Delivery"
    REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "remove_deliveries"();
