-- tag: CLUB-2-ACCOUNTS-20261122
SELECT r."Member No." FROM ${table:Rental} AS r LEFT JOIN ${table:Account} AS a ON a."Member No." = r."Member No."
WHERE a."Member No." IS NULL;
