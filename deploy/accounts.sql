-- accounts.sql - the database and its accounts, for a server whose MariaDB knows
-- people by their socket. What each may do is granted by `accolade migrate`.
CREATE DATABASE IF NOT EXISTS accolade
  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
CREATE USER IF NOT EXISTS
  'accolade_owner'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_signon'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_educator'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_assessor'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_issuer'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_administrator'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_visitor'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_signer'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_sync'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_release'@'localhost' IDENTIFIED VIA unix_socket,
  'accolade_courier'@'localhost' IDENTIFIED VIA unix_socket;
GRANT ALL ON accolade.* TO 'accolade_owner'@'localhost' WITH GRANT OPTION;
