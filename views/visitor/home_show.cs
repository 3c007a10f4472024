<?cs #
DATA CONTRACT: GET /   the front page: what is this, and what can I earn?
  Count.micro_credentials   int    published ones
  Count.awards              int    awards that stand (not revoked); 0 hides the figure
  Programmes                list   of { code, name, summary text, count int, badge BADGE }
  Newest                    list   of MC, at most 4
?>
