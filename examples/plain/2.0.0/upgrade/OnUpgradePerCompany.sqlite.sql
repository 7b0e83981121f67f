-- tag: CLUB-1-NAMES-20261122
UPDATE ${table:Member} SET
  "First Name" = CASE WHEN instr("Name", ' ') > 0 THEN substr("Name", 1, min(instr("Name", ' ') - 1, 50)) ELSE '' END,
  "Last Name" = substr("Name", instr("Name", ' ') + 1, 50)
WHERE "Name" <> '';

-- tag: CLUB-2-ACCOUNTS-20261122
INSERT INTO ${table:Account} ("Member No.", "Hours", "Rentals")
SELECT "Member No.", sum("Hours"), count(*) FROM ${table:Rental} GROUP BY "Member No.";
