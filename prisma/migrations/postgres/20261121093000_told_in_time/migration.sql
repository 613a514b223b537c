-- CreateTable
CREATE TABLE "MailRhythm" (
    "userId" TEXT NOT NULL,
    "daily" BOOLEAN NOT NULL,
    "sentUntil" TIMESTAMPTZ(3),

    CONSTRAINT "MailRhythm_pkey" PRIMARY KEY ("userId")
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
    "dedupe" TEXT NOT NULL,

    CONSTRAINT "DigestItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInSight" (
    "userId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignInSight_pkey" PRIMARY KEY ("userId", "what", "value")
);

-- CreateTable
CREATE TABLE "TokenNetwork" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "network" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "fresh" BOOLEAN NOT NULL,

    CONSTRAINT "TokenNetwork_pkey" PRIMARY KEY ("tokenId", "network")
);

-- CreateIndex
CREATE INDEX "DigestItem_userId_at_idx" ON "DigestItem"("userId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "DigestItem_orgId_userId_dedupe_key" ON "DigestItem"("orgId", "userId", "dedupe");

-- CreateIndex
CREATE INDEX "SignInSight_lastSeenAt_idx" ON "SignInSight"("lastSeenAt");

-- CreateIndex
CREATE INDEX "TokenNetwork_fresh_idx" ON "TokenNetwork"("fresh");

-- AddForeignKey
ALTER TABLE "MailRhythm" ADD CONSTRAINT "MailRhythm_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestItem" ADD CONSTRAINT "DigestItem_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership"("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInSight" ADD CONSTRAINT "SignInSight_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TokenNetwork" ADD CONSTRAINT "TokenNetwork_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
