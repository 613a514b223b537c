-- Tokens of a former member are revoked in short transactions after the one that ends the membership
-- CreateTable
CREATE TABLE "PendingRevocation" (
    "orgId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,

    PRIMARY KEY ("orgId", "userId"),
    CONSTRAINT "PendingRevocation_orgId_userId_fkey" FOREIGN KEY ("orgId", "userId") REFERENCES "Membership" ("orgId", "userId") ON DELETE RESTRICT ON UPDATE CASCADE
);
