resume <?cs var:Resume.reason ?> to <?cs var:Resume.action ?> token=<?cs var:Form.token ?> file=<?cs var:Resume.file_name ?>
<?cs each:field = Resume.fields ?><?cs var:field.name ?>=<?cs var:field.value ?> label=<?cs var:field.label ?>
<?cs /each ?>
