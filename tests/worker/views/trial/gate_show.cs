gate token=<?cs var:Form.token ?> stale=<?cs var:Trial.stale ?> name=<?cs var:Trial.name ?> (<?cs var:Error.name ?>) password (<?cs var:Error.password ?>)
