<?cs #
DATA CONTRACT: GET /awards/{id}/check   the verification, step by step
  Award                     as in award_show: id, person, state, awarded_at, expires_at, revoked_at, reason, checked_at, signed, url, json_href, jwt_href
  MC                        MC
  Check.ok                  bool   every step passed
  Check.steps               list   of { code signature|issuer|status|validity|content, ok bool, text: what was found, in one sentence, detail: technical value, may be missing }
  Issuer.name, Issuer.did, Issuer.key_href, Issuer.href   as in award_show
?>
