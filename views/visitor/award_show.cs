<?cs #
DATA CONTRACT: GET /awards/{id}   is this real, and what does it mean?
  Award.id                  text   public id (26 characters)
  Award.person              text   who earned it
  Award.state               code   valid | revoked | expired
  Award.awarded_at          TIME
  Award.expires_at          TIME   missing: without end
  Award.revoked_at          TIME   when revoked
  Award.reason              text   why it was revoked (what the issuer wrote for the public)
  Award.checked_at          TIME   now
  Award.signed              bool   0: being signed right now, downloads are not shown
  Award.url                 url    the full public address of this page
  Award.json_href, Award.jwt_href, Award.svg_href   url   missing: not offered
  Award.linkedin_href       url    missing: not offered
  MC                        MC     as it was awarded
  MC.criteria               text
  MC.assessor_count         int
  Results                   list   of { title, level_name, meets bool, text (the rubric's words for that level) }
  Evidence                  list   of ARTIFACT, only what the educator shares; may be empty
  Issuer.name               text
  Issuer.did                text   "did:web:..."
  Issuer.href               url    /issuers/district
  Issuer.key_href           url    the public key
?>
