-- CreateTable
CREATE TABLE "RecentRequest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "code" TEXT NOT NULL,
    "method" TEXT,
    "path" TEXT,
    "status" INTEGER,
    "durationMs" INTEGER,
    "ip" TEXT,
    CONSTRAINT "RecentRequest_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RecentRequest_tokenId_at_idx" ON "RecentRequest"("tokenId", "at");

-- CreateIndex
CREATE INDEX "RecentRequest_at_idx" ON "RecentRequest"("at");
