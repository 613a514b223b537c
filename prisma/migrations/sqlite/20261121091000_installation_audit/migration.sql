-- CreateTable
CREATE TABLE "InstallationAuditEntry" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
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
    "mac" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "InstallationAuditHead" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "mac" TEXT NOT NULL
);

-- Audit entries are appended only
CREATE TRIGGER "InstallationAuditEntry_refuses_update" BEFORE UPDATE ON "InstallationAuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are appended only.');
END;

CREATE TRIGGER "InstallationAuditEntry_refuses_delete" BEFORE DELETE ON "InstallationAuditEntry"
BEGIN
    SELECT RAISE(ABORT, 'Audit entries are appended only.');
END;
