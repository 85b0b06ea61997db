-- A small file lies sealed in its row, written with it; a large one is a file of the folder, and has nothing here.

ALTER TABLE blob ADD COLUMN sealed BYTEA;
