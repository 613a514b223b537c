-- AlterTable
ALTER TABLE "Token" ADD COLUMN     "previousExpiresAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "TokenUse" ADD COLUMN     "currentGeneration" INTEGER,
ADD COLUMN     "currentUsedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenKey" TEXT,
    "subject" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "dedupe" TEXT NOT NULL,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TokenWarning" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "before" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TokenWarning_pkey" PRIMARY KEY ("tokenId","rule","since","before")
);

-- CreateTable
CREATE TABLE "Preference" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "inApp" BOOLEAN NOT NULL,
    "mail" BOOLEAN NOT NULL,

    CONSTRAINT "Preference_pkey" PRIMARY KEY ("userId","kind")
);

-- CreateTable
CREATE TABLE "MailOutbox" (
    "id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "dedupe" TEXT NOT NULL,

    CONSTRAINT "MailOutbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobLease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JobLease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "did" TEXT,
    "error" TEXT,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("name","startedAt")
);

-- CreateTable
CREATE TABLE "Destination" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "locationId" TEXT,
    "tokenId" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Destination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "destinationId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tokenKey" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,
    "body" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "onceKey" TEXT,
    "bodyDigest" TEXT NOT NULL,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataKey" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "viewKeyId" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "wrapped" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DataKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredSecret" (
    "tokenId" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "dataKeyId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "nonce" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoredSecret_pkey" PRIMARY KEY ("tokenId")
);

-- CreateTable
CREATE TABLE "ServiceToken" (
    "tokenKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "pepperId" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "seal" TEXT NOT NULL,
    "sealId" TEXT NOT NULL,

    CONSTRAINT "ServiceToken_pkey" PRIMARY KEY ("tokenKey")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
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

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership"("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenWarning" ADD CONSTRAINT "TokenWarning_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Destination" ADD CONSTRAINT "Destination_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Destination" ADD CONSTRAINT "Destination_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Destination" ADD CONSTRAINT "Destination_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_orgId_destinationId_fkey" FOREIGN KEY ("orgId", "destinationId") REFERENCES "Destination"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataKey" ADD CONSTRAINT "DataKey_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredSecret" ADD CONSTRAINT "StoredSecret_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoredSecret" ADD CONSTRAINT "StoredSecret_orgId_dataKeyId_fkey" FOREIGN KEY ("orgId", "dataKeyId") REFERENCES "DataKey"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Token_orgId_createdAt_id_idx" ON "Token"("orgId", "createdAt", "id");
