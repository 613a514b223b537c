-- CreateTable
CREATE TABLE "InstallationAuditEntry" (
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "tokenKey" TEXT,
    "subject" TEXT,
    "before" TEXT,
    "after" TEXT,
    "ip" TEXT,
    "userAgent" TEXT,
    "requestId" TEXT,
    "mac" TEXT NOT NULL,

    CONSTRAINT "InstallationAuditEntry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "InstallationAuditHead" (
    "id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "InstallationAuditHead_pkey" PRIMARY KEY ("id")
);

-- Audit entries are appended only
CREATE TRIGGER "InstallationAuditEntry_refuses_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "InstallationAuditEntry"
    FOR EACH STATEMENT EXECUTE FUNCTION "AuditEntry_refuse"();
