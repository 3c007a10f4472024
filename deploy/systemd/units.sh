#!/bin/sh
# units.sh SRCDIR OUTDIR SBINDIR BINDIR - writes the units, with the parts that
# several share filled in. Called by `make install`.
set -eu
src=$1 out=$2 sbin=$3 bin=$4
roles='signon educator assessor issuer administrator visitor'

# The only folder that a role may write to, and whom it may speak to. Sign-on
# reaches the directory; a database on another host needs a drop-in.
network_of() {
	case $1 in
	signon) echo 'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6' ;;
	*) printf 'PrivateNetwork=yes\nRestrictAddressFamilies=AF_UNIX\n' ;;
	esac
}
writable_of() {
	case $1 in
	educator) echo 'ReadWritePaths=/var/lib/accolade/evidence' ;;
	# Which Kerberos tickets were seen.
	signon) echo 'ReadWritePaths=/var/lib/accolade-signon' ;;
	esac
}

# fill FILE ROLE - a line that is a mark alone becomes a whole part.
fill() {
	network_of "$2" >"$out/.network"
	writable_of "$2" >"$out/.writable"
	sed -e "/^@SANDBOX@\$/{r $src/sandbox.in
		d
		}" -e "/^@NETWORK@\$/{r $out/.network
		d
		}" -e "/^@WRITABLE@\$/{r $out/.writable
		d
		}" "$src/$1" |
		sed -e "s|@ROLE@|$2|g" -e "s|@sbindir@|$sbin|g" \
		    -e "s|@bindir@|$bin|g"
	rm -f "$out/.network" "$out/.writable"
}

mkdir -p "$out"
for role in $roles; do
	fill role.socket.in "$role" >"$out/accolade-$role.socket"
	fill role@.service.in "$role" >"$out/accolade-$role@.service"
done
fill accolade-signer.service.in signer >"$out/accolade-signer.service"
fill accolade-courier.service.in courier >"$out/accolade-courier.service"
fill accolade-refresh.service.in sync >"$out/accolade-refresh.service"
fill accolade-release.service.in release >"$out/accolade-release.service"
fill accolade-sync.service.in sync >"$out/accolade-sync.service"
cp "$src/accolade-sync.timer" "$src/accolade.target" "$out/"
