-- Words of the notes of Calls are found in a place of their own, by whom they are for: sets that hold some are made anew.
INSERT INTO search_todo (conversation_id, hotline_id, asked)
    SELECT DISTINCT c.conversation_id, c.hotline_id, 1 FROM call c JOIN conversation v ON v.id = c.conversation_id
    WHERE c.body IS NOT NULL AND v.state <> 'erased'
    ON CONFLICT (conversation_id) DO UPDATE SET asked = search_todo.asked + 1;
