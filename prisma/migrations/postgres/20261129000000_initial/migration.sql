-- CreateTable
CREATE TABLE "Organization" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "closingAt" TIMESTAMPTZ(3),

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Policy" (
    "orgId" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "listedPerPerson" INTEGER NOT NULL,
    "livePerPerson" INTEGER NOT NULL,
    "defaultLifetime" TEXT,
    "maxLifetime" TEXT,
    "noExpirationAllowed" BOOLEAN NOT NULL,
    "inactivityDays" INTEGER NOT NULL,
    "inactivitySince" TIMESTAMPTZ(3),
    "noticeDays" TEXT NOT NULL,
    "removeAllowed" BOOLEAN NOT NULL,
    "viewAllowed" BOOLEAN NOT NULL,
    "adminCreators" TEXT NOT NULL,
    "locationCreators" TEXT NOT NULL,
    "adminNeedsIpAllowlist" BOOLEAN NOT NULL,
    "maxOverlapHours" INTEGER NOT NULL,
    "pausedAt" TIMESTAMPTZ(3),
    "pausedNote" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("orgId")
);

-- CreateTable
CREATE TABLE "Location" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "search" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "subdomain" TEXT,
    "timeZone" TEXT NOT NULL,
    "exactTimes" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "emailVerifiedAt" TIMESTAMPTZ(3),
    "deactivatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deactivatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("orgId","userId")
);

-- CreateTable
CREATE TABLE "MembershipLocation" (
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "locationId" TEXT NOT NULL,

    CONSTRAINT "MembershipLocation_pkey" PRIMARY KEY ("orgId","userId","locationId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "reauthUntil" TIMESTAMPTZ(3),
    "ip" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInTicket" (
    "digest" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInTicket_pkey" PRIMARY KEY ("digest")
);

-- CreateTable
CREATE TABLE "Throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "lastFailedAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Token" (
    "id" TEXT NOT NULL,
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
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "keptAt" TIMESTAMPTZ(3),
    "deactivatedAt" TIMESTAMPTZ(3),
    "deactivatedBy" TEXT,
    "removedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedReason" TEXT,
    "rotatedAt" TIMESTAMPTZ(3),
    "generation" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "pepperId" TEXT NOT NULL,
    "previousDigest" TEXT,
    "previousPepperId" TEXT,
    "previousEndsAt" TIMESTAMPTZ(3),
    "previousExpiresAt" TIMESTAMPTZ(3),
    "slot" INTEGER,
    "liveSlot" INTEGER,
    "version" INTEGER NOT NULL,
    "seal" TEXT NOT NULL,
    "sealId" TEXT NOT NULL,

    CONSTRAINT "Token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TokenUse" (
    "tokenId" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "lastIp" TEXT,
    "lastUserAgent" TEXT,
    "lastEndpoint" TEXT,
    "previousUsedAt" TIMESTAMPTZ(3),
    "currentUsedAt" TIMESTAMPTZ(3),
    "currentGeneration" INTEGER,
    "lastRejectedAt" TIMESTAMPTZ(3),
    "lastRejectedIp" TEXT,
    "lastRejectedCode" TEXT,

    CONSTRAINT "TokenUse_pkey" PRIMARY KEY ("tokenId")
);

-- CreateTable
CREATE TABLE "UsageHour" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "accepted" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,

    CONSTRAINT "UsageHour_pkey" PRIMARY KEY ("tokenId","generation","hour")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "orgId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
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

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("orgId","seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "orgId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("orgId")
);

-- CreateTable
CREATE TABLE "InstallationAuditEntry" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
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

    CONSTRAINT "InstallationAuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "InstallationAuditHead" (
    "id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "InstallationAuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Idempotency" (
    "actor" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bodyDigest" TEXT NOT NULL,
    "status" INTEGER,
    "response" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Idempotency_pkey" PRIMARY KEY ("actor","route","key")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

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
    "email" BOOLEAN NOT NULL,

    CONSTRAINT "Preference_pkey" PRIMARY KEY ("userId","kind")
);

-- CreateTable
CREATE TABLE "EmailPreference" (
    "userId" TEXT NOT NULL,
    "daily" BOOLEAN NOT NULL,
    "sentUntil" TIMESTAMPTZ(3),

    CONSTRAINT "EmailPreference_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "DigestItem" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenKey" TEXT,
    "subject" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "dedupe" TEXT NOT NULL,

    CONSTRAINT "DigestItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KnownDevice" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("userId","kind","value")
);

-- CreateTable
CREATE TABLE "TokenNetwork" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "fresh" BOOLEAN NOT NULL,

    CONSTRAINT "TokenNetwork_pkey" PRIMARY KEY ("tokenId","network")
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

-- AddForeignKey
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MembershipLocation" ADD CONSTRAINT "MembershipLocation_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership"("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MembershipLocation" ADD CONSTRAINT "MembershipLocation_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInTicket" ADD CONSTRAINT "SignInTicket_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_orgId_ownerId_fkey" FOREIGN KEY ("orgId", "ownerId") REFERENCES "Membership"("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Token" ADD CONSTRAINT "Token_orgId_locationId_fkey" FOREIGN KEY ("orgId", "locationId") REFERENCES "Location"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenUse" ADD CONSTRAINT "TokenUse_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UsageHour" ADD CONSTRAINT "UsageHour_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership"("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenWarning" ADD CONSTRAINT "TokenWarning_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmailPreference" ADD CONSTRAINT "EmailPreference_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestItem" ADD CONSTRAINT "DigestItem_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership"("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenNetwork" ADD CONSTRAINT "TokenNetwork_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

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



-- Audit entries are append-only
CREATE FUNCTION "reject_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Audit entries are append-only.';
END;
$$;

CREATE TRIGGER "AuditEntry_rejects_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION "reject_audit_change"();

CREATE TRIGGER "InstallationAuditEntry_rejects_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "InstallationAuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION "reject_audit_change"();

-- The head of the installation's chain: a missing head means a truncated chain
INSERT INTO "InstallationAuditHead" ("id", "seq", "mac") VALUES (1, 0, '');
