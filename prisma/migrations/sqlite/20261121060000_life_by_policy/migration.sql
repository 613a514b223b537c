-- AlterTable
ALTER TABLE "Token" ADD COLUMN "previousExpiresAt" DATETIME;

-- AlterTable
ALTER TABLE "TokenUse" ADD COLUMN "currentGeneration" INTEGER;
ALTER TABLE "TokenUse" ADD COLUMN "currentUsedAt" DATETIME;

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenKey" TEXT,
    "subject" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "readAt" DATETIME,
    "dedupe" TEXT NOT NULL,
    CONSTRAINT "Notice_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership" ("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TokenWarning" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "since" DATETIME NOT NULL,
    "before" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("tokenId", "rule", "since", "before"),
    CONSTRAINT "TokenWarning_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Preference" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "inApp" BOOLEAN NOT NULL,
    "mail" BOOLEAN NOT NULL,

    PRIMARY KEY ("userId", "kind"),
    CONSTRAINT "Preference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MailOutbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL,
    "nextTryAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "failedAt" DATETIME,
    "lastError" TEXT,
    "dedupe" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "JobLease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "did" TEXT,
    "error" TEXT,

    PRIMARY KEY ("name", "startedAt")
);

-- CreateTable
CREATE TABLE "Destination" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locationId" TEXT,
    "tokenId" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "pausedAt" DATETIME,
    "deletedAt" DATETIME,
    CONSTRAINT "Destination_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Destination_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Destination_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "destinationId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "tokenKey" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,
    "body" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "onceKey" TEXT,
    "bodyDigest" TEXT NOT NULL,
    CONSTRAINT "Delivery_orgId_destinationId_fkey" FOREIGN KEY ("orgId", "destinationId") REFERENCES "Destination" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "locationId" TEXT,
    "firstName" TEXT NOT NULL,
    "lastName" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "company" TEXT,
    "tags" TEXT NOT NULL,
    "source" TEXT,
    "externalId" TEXT,
    "search" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Contact_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DataKey" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "viewKeyId" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "DataKey_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoredSecret" (
    "tokenId" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "dataKeyId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "nonce" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "StoredSecret_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoredSecret_orgId_dataKeyId_fkey" FOREIGN KEY ("orgId", "dataKeyId") REFERENCES "DataKey" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ServiceToken" (
    "tokenKey" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "pepperId" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME,
    "seal" TEXT NOT NULL,
    "sealId" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "windowStart" DATETIME NOT NULL,
    "count" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Notice_userId_at_idx" ON "Notice"("userId", "at");

-- CreateIndex
CREATE INDEX "Notice_userId_readAt_idx" ON "Notice"("userId", "readAt");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_orgId_userId_dedupe_key" ON "Notice"("orgId", "userId", "dedupe");

-- CreateIndex
CREATE UNIQUE INDEX "MailOutbox_dedupe_key" ON "MailOutbox"("dedupe");

-- CreateIndex
CREATE INDEX "MailOutbox_sentAt_failedAt_nextTryAt_idx" ON "MailOutbox"("sentAt", "failedAt", "nextTryAt");

-- CreateIndex
CREATE INDEX "Destination_orgId_deletedAt_createdAt_idx" ON "Destination"("orgId", "deletedAt", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Destination_orgId_id_key" ON "Destination"("orgId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Destination_orgId_tokenId_key" ON "Destination"("orgId", "tokenId");

-- CreateIndex
CREATE INDEX "Delivery_orgId_destinationId_at_idx" ON "Delivery"("orgId", "destinationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_orgId_destinationId_onceKey_key" ON "Delivery"("orgId", "destinationId", "onceKey");

-- CreateIndex
CREATE INDEX "Contact_orgId_updatedAt_id_idx" ON "Contact"("orgId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Contact_orgId_ownerId_updatedAt_id_idx" ON "Contact"("orgId", "ownerId", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Contact_orgId_locationId_updatedAt_id_idx" ON "Contact"("orgId", "locationId", "updatedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_orgId_id_key" ON "Contact"("orgId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_orgId_ownerId_externalId_key" ON "Contact"("orgId", "ownerId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_orgId_ownerId_email_key" ON "Contact"("orgId", "ownerId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "DataKey_orgId_id_key" ON "DataKey"("orgId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "StoredSecret_orgId_tokenId_key" ON "StoredSecret"("orgId", "tokenId");

-- CreateIndex
CREATE INDEX "Token_orgId_createdAt_id_idx" ON "Token"("orgId", "createdAt", "id");
