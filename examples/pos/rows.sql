-- What a store has before the first update, in the tables of its company. Names in quotes mean the same in every database.
INSERT INTO ${table:Item} ("No.", "Description", "Unit Price") VALUES
  ('1000', 'Bicycle', 4000),
  ('1100', 'Front Wheel', 1000.50),
  ('1200', 'Back Wheel', 1200);
INSERT INTO ${table:Store} ("Code", "Name") VALUES ('S0001', 'Cronus Super Market'), ('S0002', 'Cronus Fashion');
INSERT INTO ${table:Customer} ("No.", "Name", "Fax", "Home Page", "Points") VALUES
  ('10000', 'The Cannon Group PLC', '+44 20 7946 0001', 'https://cannon.example', 120),
  ('20000', 'Selangorian Ltd.', '', 'https://selangorian.example', 0),
  ('30000', 'John Haddock Insurance Co.', '+44 161 496 0003', '', 45),
  ('40000', 'Deerfield Graphics Company and Associated Printing Works of the North', '', '', 7),
  ('50000', 'Guildford Water Department', '+44 1632 960005', '', 0);
INSERT INTO ${table:Customer Entry} ("Customer No.", "Amount") VALUES ('10000', 250.75), ('10000', 99), ('30000', 12.5);
