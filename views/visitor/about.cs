<?cs #
DATA CONTRACT: GET /issuers/district   who issues, and how do I check?
  Issuer.name               text
  Issuer.did                text
  Issuer.url                url    public address of the installation
  Issuer.json_href          url    the issuer profile as JSON
  Issuer.did_href           url    /.well-known/did.json
  Issuer.jwks_href          url    /.well-known/jwks.json
  Issuer.revocations_href   url    /revocations/1
  Issuer.keys               list   of { name, algorithm, from TIME, until TIME (missing: in use), href url }
?>
