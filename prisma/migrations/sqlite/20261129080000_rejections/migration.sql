-- CreateTable
CREATE TABLE "RejectionHour" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "hour" DATETIME NOT NULL,
    "count" INTEGER NOT NULL,

    PRIMARY KEY ("tokenId", "code", "hour"),
    CONSTRAINT "RejectionHour_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token" ("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RejectionHour_orgId_hour_idx" ON "RejectionHour"("orgId", "hour");
