-- CreateIndex
CREATE INDEX "Token_revokedAt_idx" ON "Token"("revokedAt");

-- CreateIndex
CREATE INDEX "TokenWarning_rule_at_idx" ON "TokenWarning"("rule", "at");

-- The head of the installation's chain: from now on a missing one is a chain that was cut off
INSERT INTO "InstallationAuditHead" ("id", "seq", "mac") VALUES (1, 0, '') ON CONFLICT ("id") DO NOTHING;
