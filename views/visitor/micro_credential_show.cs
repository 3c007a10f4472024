<?cs #
DATA CONTRACT: GET /catalog/{code} (and /achievements/{code})   what must I show, and how is it judged?
  MC                        MC     with these beside:
  MC.description            text   paragraphs, a blank line between them is kept
  MC.criteria               text   "You earn it when ..." in the programme's words
  MC.effort                 text   "about 6 hours"; may be missing
  MC.programme_code         code
  MC.edition                int    number of the edition shown
  MC.assessor_count         int
  MC.anonymous              bool   assessors don't see the name
  MC.artifact_least         int
  MC.artifact_most          int
  MC.reflection_prompt      text   asked for each artifact
  MC.valid_months           int    0: the award has no end
  MC.startable              bool   0: retired, the Start button is left out
  Alignments                list   of { framework, code, text, href url }   framework "Learning Forward, 2022"; href may be missing
  Sections                  list   of { id, position, kind code text|artifacts, title, prompt, words_least int, words_most int }
  Tasks                     list   of { text }   suggested tasks
  Rubric.levels             list   of { name, meets bool }   lowest first
  Rubric.criteria           list   of { position, title, section_title, cells list of { text, level_name, meets bool } in the order of the levels }
  Resources                 list   of { title, href url, note text }
  Examples                  list   of { title, href url, note text, state code awarded|not_yet (may be missing) }
?>
