-- What is found here stops the upgrade before anything is touched.
-- tag: CLUB-2-ACCOUNTS-20261122
SELECT "Entry No.", "Member No." FROM ${table:Rental} AS r
WHERE NOT EXISTS (SELECT 1 FROM ${table:Member} AS m WHERE m."No." = r."Member No.");
