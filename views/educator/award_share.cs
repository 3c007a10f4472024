<?cs #
DATA CONTRACT: GET /educator/awards/{id}   form: POST /educator/awards/{id}  button action = share | hide | save; field evidence = 1 (share the evidence too)
  Award.id                  text
  Award.href                url    /educator/awards/{id}
  Award.state               code   valid | revoked | expired
  Award.reason              text   when revoked
  Award.awarded_at          TIME
  Award.expires_at          TIME
  Award.shared              bool
  Award.evidence_shared     bool
  Award.signed              bool   0: being signed right now
  Award.url                 url    full public address
  Award.json_href, .jwt_href, .svg_href, .check_href, .linkedin_href   url   missing: not offered
  Award.snippet             text   HTML for an email signature; shown as text
  Award.submission_href     url    the submission behind it
  MC                        MC
?>
