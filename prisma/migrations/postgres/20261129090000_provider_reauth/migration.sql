ALTER TABLE "OidcAttempt" ADD COLUMN "sessionId" TEXT;
