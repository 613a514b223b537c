-- What the contacts and deliveries of each organization take, for its limits; kept by triggers
-- CreateTable
CREATE TABLE "OrganizationStorage" (
    "orgId" TEXT NOT NULL PRIMARY KEY,
    "contacts" INTEGER NOT NULL,
    "contactBytes" BIGINT NOT NULL,
    "deliveryBytes" BIGINT NOT NULL,
    CONSTRAINT "OrganizationStorage_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

INSERT INTO "OrganizationStorage" ("orgId", "contacts", "contactBytes", "deliveryBytes")
SELECT o."id", coalesce(c."contacts", 0), coalesce(c."bytes", 0), coalesce(d."bytes", 0) FROM "Organization" o
    LEFT JOIN (SELECT "orgId", count(*) AS "contacts", sum(octet_length("firstName") + octet_length("lastName") + octet_length(coalesce("email", '')) + octet_length(coalesce("phone", '')) + octet_length(coalesce("company", '')) + octet_length("tags") + octet_length(coalesce("source", '')) + octet_length(coalesce("externalId", '')) + octet_length("search")) AS "bytes" FROM "Contact" GROUP BY "orgId") c ON c."orgId" = o."id"
    LEFT JOIN (SELECT "orgId", sum("bytes") AS "bytes" FROM "Delivery" GROUP BY "orgId") d ON d."orgId" = o."id"
WHERE c."contacts" > 0 OR d."bytes" > 0;

CREATE TRIGGER "Contact_stored" AFTER INSERT ON "Contact"
BEGIN
    INSERT INTO "OrganizationStorage" ("orgId", "contacts", "contactBytes", "deliveryBytes") VALUES (NEW."orgId", 1, octet_length(NEW."firstName") + octet_length(NEW."lastName") + octet_length(coalesce(NEW."email", '')) + octet_length(coalesce(NEW."phone", '')) + octet_length(coalesce(NEW."company", '')) + octet_length(NEW."tags") + octet_length(coalesce(NEW."source", '')) + octet_length(coalesce(NEW."externalId", '')) + octet_length(NEW."search"), 0)
    ON CONFLICT ("orgId") DO UPDATE SET "contacts" = "contacts" + excluded."contacts", "contactBytes" = "contactBytes" + excluded."contactBytes",
        "deliveryBytes" = "deliveryBytes" + excluded."deliveryBytes";
END;

CREATE TRIGGER "Contact_stored_again" AFTER UPDATE OF "firstName", "lastName", "email", "phone", "company", "tags", "source", "externalId", "search" ON "Contact"
BEGIN
    UPDATE "OrganizationStorage" SET "contactBytes" = "contactBytes" + (octet_length(NEW."firstName") + octet_length(NEW."lastName") + octet_length(coalesce(NEW."email", '')) + octet_length(coalesce(NEW."phone", '')) + octet_length(coalesce(NEW."company", '')) + octet_length(NEW."tags") + octet_length(coalesce(NEW."source", '')) + octet_length(coalesce(NEW."externalId", '')) + octet_length(NEW."search"))
        - (octet_length(OLD."firstName") + octet_length(OLD."lastName") + octet_length(coalesce(OLD."email", '')) + octet_length(coalesce(OLD."phone", '')) + octet_length(coalesce(OLD."company", '')) + octet_length(OLD."tags") + octet_length(coalesce(OLD."source", '')) + octet_length(coalesce(OLD."externalId", '')) + octet_length(OLD."search")) WHERE "orgId" = NEW."orgId";
END;

CREATE TRIGGER "Contact_deleted" AFTER DELETE ON "Contact"
BEGIN
    UPDATE "OrganizationStorage" SET "contacts" = "contacts" - 1, "contactBytes" = "contactBytes" - (octet_length(OLD."firstName") + octet_length(OLD."lastName") + octet_length(coalesce(OLD."email", '')) + octet_length(coalesce(OLD."phone", '')) + octet_length(coalesce(OLD."company", '')) + octet_length(OLD."tags") + octet_length(coalesce(OLD."source", '')) + octet_length(coalesce(OLD."externalId", '')) + octet_length(OLD."search"))
    WHERE "orgId" = OLD."orgId";
END;

CREATE TRIGGER "Delivery_stored" AFTER INSERT ON "Delivery"
BEGIN
    INSERT INTO "OrganizationStorage" ("orgId", "contacts", "contactBytes", "deliveryBytes") VALUES (NEW."orgId", 0, 0, NEW."bytes")
    ON CONFLICT ("orgId") DO UPDATE SET "contacts" = "contacts" + excluded."contacts", "contactBytes" = "contactBytes" + excluded."contactBytes",
        "deliveryBytes" = "deliveryBytes" + excluded."deliveryBytes";
END;

CREATE TRIGGER "Delivery_deleted" AFTER DELETE ON "Delivery"
BEGIN
    UPDATE "OrganizationStorage" SET "deliveryBytes" = "deliveryBytes" - OLD."bytes" WHERE "orgId" = OLD."orgId";
END;
