<?cs #
DATA CONTRACT: GET /educator/start/{code}   confirm, then POST /educator/submissions with field micro_credential=code
  MC                        MC
  MC.artifact_least, MC.artifact_most   int
  MC.assessor_count         int
  MC.anonymous              bool
  Sections                  list   of { position, kind, title, words_least, words_most }
  Start.open_href           url    there is an open submission for it already: the page leads there instead of asking
  Start.award_href          url    it is awarded already (starting again is still offered)
  Start.blocked             text   a sentence why it can't be started (prerequisite, retired); missing: it can
?>
