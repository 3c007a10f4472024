/*
 * confine.c - Landlock for files, a filter for system calls, limits.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>

#include "modules/drawing/confine.h"

enum { SECONDS = 10, MEMORY_MB = 1024 };

/* AddressSanitizer's shadow takes terabytes of addresses. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_SHADOW 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(WITH_SHADOW)
#define WITH_SHADOW 1
#endif

static const uint64_t reading =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

static bool
folder_allow(int rules, const char *path)
{
	struct landlock_path_beneath_attr rule = {.allowed_access = reading};
	long done;

	rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.parent_fd < 0)
		return errno == ENOENT;
	done = syscall(
	    SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	(void)close(rule.parent_fd);
	return done == 0;
}

static enum status
files_confine(const char *folder)
{
	static const char *const system[] = {
	    "/usr", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig"};
	struct landlock_ruleset_attr attributes = {
	    .handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
	int rules = (int)syscall(
	    SYS_landlock_create_ruleset, &attributes, sizeof(attributes), 0);
	bool allowed;

	/* An older kernel, or one that was started without it. */
	if (rules < 0)
		return errno == ENOSYS || errno == EOPNOTSUPP
		    ? STATUS_OK
		    : fault(
			  STATUS_UNAVAILABLE, "landlock: %s", strerror(errno));
	allowed = folder_allow(rules, folder);
	for (size_t i = 0; i < sizeof(system) / sizeof(system[0]); i++)
		allowed = folder_allow(rules, system[i]) && allowed;
	allowed = allowed && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	(void)close(rules);
	return allowed
	    ? STATUS_OK
	    : fault(STATUS_UNAVAILABLE, "landlock: %s", strerror(errno));
}

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define DENY(call)                                                             \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1),                     \
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static enum status
calls_confine(void)
{
#ifdef OUR_ARCHITECTURE
	struct sock_filter filter[] = {
	    BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
	    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
	    BPF_STMT(
		BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	    DENY(SYS_socket),
	    DENY(SYS_connect),
	    DENY(SYS_execve),
	    DENY(SYS_execveat),
	    DENY(SYS_ptrace),
	    DENY(SYS_process_vm_readv),
	    DENY(SYS_process_vm_writev),
	    DENY(SYS_pidfd_getfd),
	    DENY(SYS_kill),
	    DENY(SYS_tkill),
	    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {
	    sizeof(filter) / sizeof(filter[0]), filter};

	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
		return fault(
		    STATUS_UNAVAILABLE, "seccomp: %s", strerror(errno));
#endif
	return STATUS_OK;
}

enum status
confine_start(const char *folder)
{
	static const struct rlimit none = {0, 0};
	static const struct rlimit seconds = {SECONDS, SECONDS};
	static const struct rlimit memory = {
	    (rlim_t)MEMORY_MB << 20, (rlim_t)MEMORY_MB << 20};
	enum status status;

	(void)setrlimit(RLIMIT_CORE, &none);
#ifndef WITH_SHADOW
	if (setrlimit(RLIMIT_AS, &memory) != 0)
		return fault(STATUS_UNAVAILABLE, "limits: %s", strerror(errno));
#else
	(void)memory;
#endif
	if (setrlimit(RLIMIT_CPU, &seconds) != 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return fault(STATUS_UNAVAILABLE, "limits: %s", strerror(errno));
	(void)alarm(2 * SECONDS);
	status = files_confine(folder);
	return status == STATUS_OK ? calls_confine() : status;
}
