<?cs #
DATA CONTRACT: GET /educator/awards   field: after
  Awards.items              list   of { href url (share page), title, programme, badge BADGE, awarded_at TIME, expires_at TIME, credit_amount, credit_unit, shared bool, state code valid|revoked|expired }
  Awards.count              int
  Credit.items              list   of { amount decimal, unit }
  Credit.year               text
  Pager.next_href, Pager.first_href   url
?>
