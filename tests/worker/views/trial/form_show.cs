form of <?cs var:Person.name ?> token=<?cs var:Form.token ?>
flash=<?cs var:Flash.kind ?>:<?cs var:Flash.text ?>
any=<?cs var:Error.any ?> title=<?cs var:Trial.title ?> (<?cs var:Error.title ?>) story=<?cs var:Trial.story ?> (<?cs var:Error.story ?>) count=<?cs var:Trial.count ?> (<?cs var:Error.count ?>) link (<?cs var:Error.link ?>) file (<?cs var:Error.file ?>)
<?cs each:part = Trial.parts ?>part <?cs var:part.key ?>=<?cs var:part.text ?> (<?cs var:Error.part[part.key] ?>)
<?cs /each ?>
