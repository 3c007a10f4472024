<?cs #
DATA CONTRACT: GET /awards/{id}.svg   the award's image, a standalone SVG (Content-Type image/svg+xml)
  Image.badge               BADGE
  Image.title               text   title of the micro-credential
  Image.level_name          text   may be missing
  Image.district            text   cut to 36 characters in C
  Image.programme           text   cut to 24 characters in C; may be missing
  Image.person              text
  Image.year                text   "2026"
?>
