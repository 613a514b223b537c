-- CreateTable
CREATE TABLE "EmailRequest" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmailRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OidcAttempt" (
    "digest" TEXT NOT NULL,
    "browserDigest" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "verifier" TEXT NOT NULL,
    "userId" TEXT,
    "next" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OidcAttempt_pkey" PRIMARY KEY ("digest")
);

-- CreateIndex
CREATE INDEX "EmailRequest_createdAt_idx" ON "EmailRequest"("createdAt");

-- CreateIndex
CREATE INDEX "OidcAttempt_expiresAt_idx" ON "OidcAttempt"("expiresAt");
