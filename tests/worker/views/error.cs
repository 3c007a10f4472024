error <?cs var:Failure.status ?>: <?cs var:Failure.text ?> (request <?cs var:Request.id ?>, role <?cs var:Page.role ?>)
