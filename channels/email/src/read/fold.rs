//! What is new in a reply: quoted text and signatures told from what the person wrote.
