-- CreateTable
CREATE TABLE "RejectionHour" (
    "orgId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "RejectionHour_pkey" PRIMARY KEY ("tokenId","code","hour")
);

-- CreateIndex
CREATE INDEX "RejectionHour_orgId_hour_idx" ON "RejectionHour"("orgId", "hour");

-- AddForeignKey
ALTER TABLE "RejectionHour" ADD CONSTRAINT "RejectionHour_orgId_tokenId_fkey" FOREIGN KEY ("orgId", "tokenId") REFERENCES "Token"("orgId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
