home of <?cs var:District.name ?>
