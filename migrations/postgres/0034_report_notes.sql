-- What a carrier reported of a delivery that stays as it is: what it is about, and a code.
ALTER TABLE delivery ADD COLUMN note TEXT COLLATE "C";
