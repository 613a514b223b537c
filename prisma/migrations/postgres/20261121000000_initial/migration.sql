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
    "longestLifetime" TEXT,
    "noEndAllowed" BOOLEAN NOT NULL,
    "unusedDays" INTEGER NOT NULL,
    "unusedSince" TIMESTAMPTZ(3),
    "noticeDays" TEXT NOT NULL,
    "removeOffered" BOOLEAN NOT NULL,
    "viewOffered" BOOLEAN NOT NULL,
    "adminCreators" TEXT NOT NULL,
    "locationCreators" TEXT NOT NULL,
    "adminNeedsAddresses" BOOLEAN NOT NULL,
    "longestOverlapHours" INTEGER NOT NULL,
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
    "disabledAt" TIMESTAMPTZ(3),

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
    "addresses" TEXT NOT NULL,
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
    "lastRefusedAt" TIMESTAMPTZ(3),
    "lastRefusedIp" TEXT,
    "lastRefusedCode" TEXT,

    CONSTRAINT "TokenUse_pkey" PRIMARY KEY ("tokenId")
);

-- CreateTable
CREATE TABLE "UsageHour" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "accepted" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,

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



-- Audit entries are appended only
CREATE FUNCTION "AuditEntry_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Audit entries are appended only.';
END;
$$;

CREATE TRIGGER "AuditEntry_refuses_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION "AuditEntry_refuse"();
