"""How several reports of one meeting become one: reports, copies, matching, cells, documents."""
