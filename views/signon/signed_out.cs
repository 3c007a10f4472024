<?cs #
DATA CONTRACT: GET /sign-on/out (after the POST)   you are signed out
  SignOut.others            int    other places where this person is still signed in; 0 says nothing
?>
