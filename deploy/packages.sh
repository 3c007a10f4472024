#!/usr/bin/env bash
# packages.sh - the Debian 12 packages that Accolade needs, and how they are
# installed: only what is missing, and without starting a service.
#
#   deploy/packages.sh build|run|test|package ...   install what is missing
#   . deploy/packages.sh                     the same as packages_need build run
#
# Anyone but root is told what is missing instead.

packages_build='autoconf automake libtool pkg-config gcc make libc6-dev gawk
	libfcgi-dev libldap-dev libmariadb-dev libjson-c-dev clearsilver-dev
	libsodium-dev libssl-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
	libmagic-dev libcurl4-openssl-dev zlib1g-dev librsvg2-dev
	libpango1.0-dev libqrencode-dev libkrb5-dev'

packages_run='mariadb-server-core mariadb-client-core mariadb-backup slapd
	ldap-utils nginx-light spawn-fcgi multiwatch openssl curl ca-certificates
	iproute2 procps'

packages_test='libcmocka-dev poppler-utils qpdf xz-utils clang libclang-rt-14-dev chromium wrk valgrind
	clang-format-14 cppcheck samba-ad-dc samba-ad-provision
	samba-dsdb-modules winbind python3-markdown ldb-tools ldap-utils
	libidn12 libnsl2 libgnutls-dane0 libdb5.3 libnss-wrapper
	krb5-kdc krb5-admin-server krb5-user'

packages_package='debhelper dpkg-dev fakeroot debootstrap systemd'

# The line by which a policy file that an ended run left behind is known.
packages_policy_mark='# Written by Accolade while it installs packages.'
packages_policy=/usr/sbin/policy-rc.d

# The names of one list, and those that hang on what the machine already has:
# node may come from elsewhere, and Debian's npm would fight with that one.
packages_list() {
	case $1 in
	build)
		printf '%s\n' $packages_build
		command -v node >/dev/null || echo nodejs
		command -v npm >/dev/null || echo npm
		;;
	run) printf '%s\n' $packages_run ;;
	test) printf '%s\n' $packages_test ;;
	package) printf '%s\n' $packages_package ;;
	*)
		echo "packages: no list named $1 (build, run, test, package)" >&2
		return 2
		;;
	esac
}

# Of the packages named, those that are not installed.
packages_missing() {
	local have
	have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" \
	    2>/dev/null | awk '$2 == "installed" { print $1 }')
	printf '%s\n' "$@" | grep -vxF "${have:-/}" || true
}

packages_policy_drop() {
	if grep -qsxF "$packages_policy_mark" "$packages_policy"; then
		rm -f "$packages_policy"
	fi
}

# Keeps Debian's scripts from starting what they install. A policy that the
# machine already has stays as it is.
packages_policy_set() {
	packages_policy_drop
	[ -e "$packages_policy" ] && return
	printf '#!/bin/sh\n%s\nexit 101\n' "$packages_policy_mark" \
	    >"$packages_policy"
	chmod 755 "$packages_policy"
}

# What Accolade brought in for itself shall not start with the machine either.
packages_disable() {
	local service
	[ -d /run/systemd/system ] || return 0
	for service in nginx slapd; do
		case " $* " in
		*" $service"*) systemctl disable --quiet "$service" || true ;;
		esac
	done
}

packages_apt() {
	DEBIAN_FRONTEND=noninteractive apt-get -y -q \
	    -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}

# In a process of its own, so that its traps are not the caller's: the policy
# goes away however the installation ends.
packages_install() (
	log=$(mktemp)
	trap 'packages_policy_drop; rm -f "$log"' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
	packages_policy_set
	if ! packages_apt install --no-install-recommends "$@" >"$log" 2>&1; then
		# Most often the lists of packages are missing or old.
		packages_apt update >"$log" 2>&1 &&
		    packages_apt install --no-install-recommends "$@" \
			>>"$log" 2>&1 || {
			tail -n 20 "$log" >&2
			echo "packages: could not install $*" >&2
			exit 1
		}
	fi
	packages_disable "$@"
)

# packages_need LIST ... - after it, every package of these lists is there.
packages_need() {
	local list names missing
	names=
	for list; do
		names="$names $(packages_list "$list")" || return
	done
	missing=$(packages_missing $names)
	[ -z "$missing" ] && return
	missing=$(echo $missing)
	if [ "$(id -u)" -ne 0 ]; then
		echo "These packages are missing. Have them installed with" >&2
		echo "  sudo apt-get install $missing" >&2
		return 1
	fi
	echo "Installing $(set -- $missing; echo $#) packages: $missing"
	packages_install $missing
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
	set -eu
	[ $# -gt 0 ] || { echo 'usage: packages.sh build|run|test|package ...' >&2; exit 2; }
	packages_need "$@"
fi
