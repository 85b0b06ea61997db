-- Who wrote the record of a call first: whoever corrects it later takes it away from nobody. Nobody here wrote what came in from a table.
ALTER TABLE call ADD COLUMN written_by BLOB REFERENCES operator (id);
UPDATE call SET written_by = saved_by WHERE import_id IS NULL;
UPDATE call SET written_by = w.actor FROM (SELECT a.subject, a.actor FROM audit a
        JOIN (SELECT hotline_id, MIN(seq) AS seq FROM audit WHERE act IN ('call.logged', 'call.saved') GROUP BY hotline_id, subject) f
            ON f.hotline_id = a.hotline_id AND f.seq = a.seq
        JOIN operator o ON o.id = a.actor) AS w
    WHERE w.subject = call.id;
