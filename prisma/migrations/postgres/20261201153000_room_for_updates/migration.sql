-- Counters and last uses are updated several times a minute. A page with room for the new row keeps it next to the old one, so that no index
-- changes. Without it, four of ten updates wrote all indexes. Rows of past hours are not updated any more, so their pages have less room.
ALTER TABLE "TokenUse" SET (fillfactor = 50);
ALTER TABLE "UsageHour" SET (fillfactor = 70);
ALTER TABLE "RejectionHour" SET (fillfactor = 70);
ALTER TABLE "TokenNetwork" SET (fillfactor = 70);
