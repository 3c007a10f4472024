error <?cs var:Failure.status ?>: <?cs var:Failure.text ?> <?cs var:Failure.todo ?> (request <?cs var:Request.id ?>, role <?cs var:Page.role ?>)
