-- CreateTable
CREATE TABLE "EmailRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "OidcAttempt" (
    "digest" TEXT NOT NULL PRIMARY KEY,
    "browserDigest" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "verifier" TEXT NOT NULL,
    "userId" TEXT,
    "next" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "EmailRequest_createdAt_idx" ON "EmailRequest"("createdAt");

-- CreateIndex
CREATE INDEX "OidcAttempt_expiresAt_idx" ON "OidcAttempt"("expiresAt");
