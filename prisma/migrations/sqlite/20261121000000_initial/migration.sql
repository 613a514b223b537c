-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "closingAt" DATETIME
);

-- CreateTable
CREATE TABLE "Policy" (
    "orgId" TEXT NOT NULL PRIMARY KEY,
    "preset" TEXT NOT NULL,
    "listedPerPerson" INTEGER NOT NULL,
    "livePerPerson" INTEGER NOT NULL,
    "defaultLifetime" TEXT,
    "longestLifetime" TEXT,
    "noEndAllowed" BOOLEAN NOT NULL,
    "unusedDays" INTEGER NOT NULL,
    "unusedSince" DATETIME,
    "noticeDays" TEXT NOT NULL,
    "removeOffered" BOOLEAN NOT NULL,
    "viewOffered" BOOLEAN NOT NULL,
    "adminCreators" TEXT NOT NULL,
    "locationCreators" TEXT NOT NULL,
    "adminNeedsAddresses" BOOLEAN NOT NULL,
    "longestOverlapHours" INTEGER NOT NULL,
    "pausedAt" DATETIME,
    "pausedNote" TEXT,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Policy_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Location" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "archivedAt" DATETIME,
    CONSTRAINT "Location_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "subdomain" TEXT,
    "timeZone" TEXT NOT NULL,
    "exactTimes" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "emailVerifiedAt" DATETIME,
    "disabledAt" DATETIME
);

-- CreateTable
CREATE TABLE "Membership" (
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "deactivatedAt" DATETIME,

    PRIMARY KEY ("orgId", "userId"),
    CONSTRAINT "Membership_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MembershipLocation" (
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "locationId" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "userId", "locationId"),
    CONSTRAINT "MembershipLocation_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership" ("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MembershipLocation_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "reauthUntil" DATETIME,
    "ip" TEXT,
    "userAgent" TEXT,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignInTicket" (
    "digest" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    CONSTRAINT "SignInTicket_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "lastFailedAt" DATETIME NOT NULL,
    "blockedUntil" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Token" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "tokenKey" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "addresses" TEXT NOT NULL,
    "ownerId" TEXT,
    "locationId" TEXT,
    "createdById" TEXT NOT NULL,
    "createdByName" TEXT NOT NULL,
    "createdFrom" TEXT,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "keptAt" DATETIME,
    "deactivatedAt" DATETIME,
    "deactivatedBy" TEXT,
    "removedAt" DATETIME,
    "revokedAt" DATETIME,
    "revokedReason" TEXT,
    "rotatedAt" DATETIME,
    "generation" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "pepperId" TEXT NOT NULL,
    "previousDigest" TEXT,
    "previousPepperId" TEXT,
    "previousEndsAt" DATETIME,
    "slot" INTEGER,
    "liveSlot" INTEGER,
    "version" INTEGER NOT NULL,
    "seal" TEXT NOT NULL,
    "sealId" TEXT NOT NULL,
    CONSTRAINT "Token_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Token_orgId_ownerId_fkey" FOREIGN KEY ("orgId", "ownerId") REFERENCES "Membership" ("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Token_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TokenUse" (
    "tokenId" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "lastUsedAt" DATETIME,
    "lastIp" TEXT,
    "lastUserAgent" TEXT,
    "lastEndpoint" TEXT,
    "previousUsedAt" DATETIME,
    "lastRefusedAt" DATETIME,
    "lastRefusedIp" TEXT,
    "lastRefusedCode" TEXT,
    CONSTRAINT "TokenUse_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UsageHour" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "hour" DATETIME NOT NULL,
    "accepted" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,

    PRIMARY KEY ("tokenId", "generation", "hour"),
    CONSTRAINT "UsageHour_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "orgId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "tokenKey" TEXT,
    "subject" TEXT,
    "before" TEXT,
    "after" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,
    "requestId" TEXT,
    "mac" TEXT NOT NULL,

    PRIMARY KEY ("orgId", "seq"),
    CONSTRAINT "AuditEntry_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "orgId" TEXT NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "mac" TEXT NOT NULL,
    CONSTRAINT "AuditHead_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Idempotency" (
    "actor" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bodyDigest" TEXT NOT NULL,
    "status" INTEGER,
    "response" TEXT,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("actor", "route", "key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Location_orgId_id_key" ON "Location"("orgId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Location_orgId_slug_key" ON "Location"("orgId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_subdomain_key" ON "User"("subdomain");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "MembershipLocation_orgId_locationId_idx" ON "MembershipLocation"("orgId", "locationId");

-- CreateIndex
CREATE INDEX "Session_userId_endedAt_idx" ON "Session"("userId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Token_tokenKey_key" ON "Token"("tokenKey");

-- CreateIndex
CREATE INDEX "Token_orgId_type_createdAt_id_idx" ON "Token"("orgId", "type", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_ownerId_createdAt_id_idx" ON "Token"("orgId", "ownerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_locationId_createdAt_id_idx" ON "Token"("orgId", "locationId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_expiresAt_idx" ON "Token"("orgId", "expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Token_orgId_id_key" ON "Token"("orgId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Token_orgId_ownerId_slot_key" ON "Token"("orgId", "ownerId", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "Token_orgId_ownerId_liveSlot_key" ON "Token"("orgId", "ownerId", "liveSlot");

-- CreateIndex
CREATE INDEX "TokenUse_orgId_lastUsedAt_idx" ON "TokenUse"("orgId", "lastUsedAt");

-- CreateIndex
CREATE UNIQUE INDEX "TokenUse_orgId_tokenId_key" ON "TokenUse"("orgId", "tokenId");

-- CreateIndex
CREATE INDEX "UsageHour_orgId_hour_idx" ON "UsageHour"("orgId", "hour");

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_tokenKey_seq_idx" ON "AuditEntry"("orgId", "tokenKey", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_at_idx" ON "AuditEntry"("orgId", "at");

-- CreateIndex
CREATE INDEX "Idempotency_createdAt_idx" ON "Idempotency"("createdAt");



-- Audit entries are appended only
CREATE TRIGGER "AuditEntry_refuses_update" BEFORE UPDATE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are appended only.');
END;

CREATE TRIGGER "AuditEntry_refuses_delete" BEFORE DELETE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are appended only.');
END;
