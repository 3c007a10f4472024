<?cs #
DATA CONTRACT: GET /issuer/awards   fields: q (name or award), after
  Filter.q                  text
  List.items                list   of { href url (public page; missing: not shared), person, title, badge BADGE, awarded_at TIME, state code valid|revoked|expired, signed bool, revoke_href url (missing: can't be revoked) }
  Pager.next_href, Pager.first_href   url
?>
