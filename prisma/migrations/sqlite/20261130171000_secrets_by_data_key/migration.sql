-- Secrets of a destroyed data key are found, and a data key without secrets is deleted, without reading all secrets of the organization
-- CreateIndex
CREATE INDEX "StoredSecret_orgId_dataKeyId_tokenId_idx" ON "StoredSecret"("orgId", "dataKeyId", "tokenId");
