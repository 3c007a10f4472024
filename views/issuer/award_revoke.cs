<?cs #
DATA CONTRACT: GET /issuer/awards/{id}/revoke   form: POST same address, fields reason text, public_reason text, confirm 1, button action = revoke
  Award.href                url    this page
  Award.person              text
  Award.awarded_at          TIME
  Award.state               code   valid | expired
  MC                        MC
  Revoke.reason             text   as typed: for the records
  Revoke.public_reason      text   as typed: shown on the award's page
  Revoke.confirm            bool
  Error.any, Error.reason, Error.public_reason, Error.confirm
?>
