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
    "maxLifetime" TEXT,
    "noExpirationAllowed" BOOLEAN NOT NULL,
    "inactivityDays" INTEGER NOT NULL,
    "inactivitySince" DATETIME,
    "noticeDays" TEXT NOT NULL,
    "removeAllowed" BOOLEAN NOT NULL,
    "viewAllowed" BOOLEAN NOT NULL,
    "adminCreators" TEXT NOT NULL,
    "locationCreators" TEXT NOT NULL,
    "adminNeedsIpAllowlist" BOOLEAN NOT NULL,
    "maxOverlapHours" INTEGER NOT NULL,
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
    "deactivatedAt" DATETIME
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
    "ipAllowlist" TEXT NOT NULL,
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
    "previousExpiresAt" DATETIME,
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
    "currentUsedAt" DATETIME,
    "currentGeneration" INTEGER,
    "lastRejectedAt" DATETIME,
    "lastRejectedIp" TEXT,
    "lastRejectedCode" TEXT,
    CONSTRAINT "TokenUse_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "UsageHour" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "hour" DATETIME NOT NULL,
    "accepted" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,

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
CREATE TABLE "InstallationAuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
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
    "mac" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "InstallationAuditHead" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "mac" TEXT NOT NULL
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
    "email" BOOLEAN NOT NULL,

    PRIMARY KEY ("userId", "kind"),
    CONSTRAINT "Preference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EmailPreference" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "daily" BOOLEAN NOT NULL,
    "sentUntil" DATETIME,
    CONSTRAINT "EmailPreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DigestItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenKey" TEXT,
    "subject" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "dedupe" TEXT NOT NULL,
    CONSTRAINT "DigestItem_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership" ("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "KnownDevice" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "kind", "value"),
    CONSTRAINT "KnownDevice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TokenNetwork" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "firstSeenAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "fresh" BOOLEAN NOT NULL,

    PRIMARY KEY ("tokenId", "network"),
    CONSTRAINT "TokenNetwork_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
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
CREATE INDEX "Session_endsAt_idx" ON "Session"("endsAt");

-- CreateIndex
CREATE INDEX "Session_endedAt_idx" ON "Session"("endedAt");

-- CreateIndex
CREATE INDEX "SignInTicket_expiresAt_idx" ON "SignInTicket"("expiresAt");

-- CreateIndex
CREATE INDEX "Throttle_lastFailedAt_idx" ON "Throttle"("lastFailedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Token_tokenKey_key" ON "Token"("tokenKey");

-- CreateIndex
CREATE INDEX "Token_orgId_createdAt_id_idx" ON "Token"("orgId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_type_createdAt_id_idx" ON "Token"("orgId", "type", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_ownerId_createdAt_id_idx" ON "Token"("orgId", "ownerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_locationId_createdAt_id_idx" ON "Token"("orgId", "locationId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Token_orgId_expiresAt_idx" ON "Token"("orgId", "expiresAt");

-- CreateIndex
CREATE INDEX "Token_revokedAt_idx" ON "Token"("revokedAt");

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

-- CreateIndex
CREATE INDEX "Notice_userId_at_idx" ON "Notice"("userId", "at");

-- CreateIndex
CREATE INDEX "Notice_userId_readAt_idx" ON "Notice"("userId", "readAt");

-- CreateIndex
CREATE INDEX "Notice_at_idx" ON "Notice"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_orgId_userId_dedupe_key" ON "Notice"("orgId", "userId", "dedupe");

-- CreateIndex
CREATE INDEX "TokenWarning_at_idx" ON "TokenWarning"("at");

-- CreateIndex
CREATE INDEX "TokenWarning_rule_at_idx" ON "TokenWarning"("rule", "at");

-- CreateIndex
CREATE INDEX "DigestItem_sentAt_userId_at_idx" ON "DigestItem"("sentAt", "userId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "DigestItem_orgId_userId_dedupe_key" ON "DigestItem"("orgId", "userId", "dedupe");

-- CreateIndex
CREATE INDEX "KnownDevice_lastSeenAt_idx" ON "KnownDevice"("lastSeenAt");

-- CreateIndex
CREATE INDEX "TokenNetwork_fresh_idx" ON "TokenNetwork"("fresh");

-- CreateIndex
CREATE UNIQUE INDEX "MailOutbox_dedupe_key" ON "MailOutbox"("dedupe");

-- CreateIndex
CREATE INDEX "MailOutbox_sentAt_failedAt_nextTryAt_idx" ON "MailOutbox"("sentAt", "failedAt", "nextTryAt");

-- CreateIndex
CREATE INDEX "MailOutbox_createdAt_idx" ON "MailOutbox"("createdAt");

-- CreateIndex
CREATE INDEX "Destination_orgId_deletedAt_createdAt_idx" ON "Destination"("orgId", "deletedAt", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Destination_orgId_id_key" ON "Destination"("orgId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Destination_orgId_tokenId_key" ON "Destination"("orgId", "tokenId");

-- CreateIndex
CREATE INDEX "Delivery_orgId_destinationId_at_idx" ON "Delivery"("orgId", "destinationId", "at");

-- CreateIndex
CREATE INDEX "Delivery_at_idx" ON "Delivery"("at");

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
CREATE INDEX "RateLimit_windowStart_idx" ON "RateLimit"("windowStart");



-- Audit entries are append-only
CREATE TRIGGER "AuditEntry_rejects_update" BEFORE UPDATE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are append-only.');
END;

CREATE TRIGGER "AuditEntry_rejects_delete" BEFORE DELETE ON "AuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are append-only.');
END;

CREATE TRIGGER "InstallationAuditEntry_rejects_update" BEFORE UPDATE ON "InstallationAuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are append-only.');
END;

CREATE TRIGGER "InstallationAuditEntry_rejects_delete" BEFORE DELETE ON "InstallationAuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are append-only.');
END;

-- The head of the installation's chain: a missing head means a truncated chain
INSERT INTO "InstallationAuditHead" ("id", "seq", "mac") VALUES (1, 0, '');
