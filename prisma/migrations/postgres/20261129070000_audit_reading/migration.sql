-- CreateTable
CREATE TABLE "AuditCheck" (
    "orgId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entries" INTEGER NOT NULL,
    "firstBroken" INTEGER,

    CONSTRAINT "AuditCheck_pkey" PRIMARY KEY ("orgId")
);

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_actorId_seq_idx" ON "AuditEntry"("orgId", "actorId", "seq");

-- CreateIndex
CREATE INDEX "AuditEntry_orgId_action_seq_idx" ON "AuditEntry"("orgId", "action", "seq");

-- AddForeignKey
ALTER TABLE "AuditCheck" ADD CONSTRAINT "AuditCheck_orgId_fkey" FOREIGN KEY ("orgId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
