-- CreateTable
CREATE TABLE "MailRhythm" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "daily" BOOLEAN NOT NULL,
    "sentUntil" DATETIME,
    CONSTRAINT "MailRhythm_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    "dedupe" TEXT NOT NULL,
    CONSTRAINT "DigestItem_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership" ("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignInSight" (
    "userId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "what", "value"),
    CONSTRAINT "SignInSight_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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

-- CreateIndex
CREATE INDEX "DigestItem_userId_at_idx" ON "DigestItem"("userId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "DigestItem_orgId_userId_dedupe_key" ON "DigestItem"("orgId", "userId", "dedupe");

-- CreateIndex
CREATE INDEX "SignInSight_lastSeenAt_idx" ON "SignInSight"("lastSeenAt");

-- CreateIndex
CREATE INDEX "TokenNetwork_fresh_idx" ON "TokenNetwork"("fresh");
