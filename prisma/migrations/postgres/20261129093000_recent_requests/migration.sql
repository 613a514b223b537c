-- CreateTable
CREATE TABLE "RecentRequest" (
    "id" TEXT NOT NULL,
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "code" TEXT NOT NULL,
    "method" TEXT,
    "path" TEXT,
    "status" INTEGER,
    "durationMs" INTEGER,
    "ip" TEXT,

    CONSTRAINT "RecentRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RecentRequest_tokenId_at_idx" ON "RecentRequest"("tokenId", "at");

-- CreateIndex
CREATE INDEX "RecentRequest_at_idx" ON "RecentRequest"("at");

-- AddForeignKey
ALTER TABLE "RecentRequest" ADD CONSTRAINT "RecentRequest_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
