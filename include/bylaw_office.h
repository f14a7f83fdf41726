/* SPDX-License-Identifier: Apache-2.0 */
/**
 * bylaw_office.h: what an office does with decisions: the ledger, a file in which every decision is
 * recorded so that a change is found, and the matters, a file of the runs of procedures.
 *
 * A ledger is a SQLite file (WAL, synchronous FULL). Each record holds who was decided about, the
 * question, the day and place of the law, what came out by which clause, the digest of the pack,
 * the facts that were read, the time that the host gives, and SHA-256 over the record before it and
 * all of this. A record that is changed, taken out, put in or moved breaks the chain there. Records
 * that are cut off at the end are found with a head: how many records there were and the hash of
 * the last, signed (Ed25519) and kept elsewhere.
 *
 * Ownership, errors, threads and texts are as in bylaw.h. A ledger belongs to one thread at a time;
 * several programs may append to one file, one batch after the other.
 */
#ifndef BYLAW_OFFICE_H
#define BYLAW_OFFICE_H

#include <bylaw.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Appending ------------------------------------------------------------------------------- */

typedef struct bylaw_ledger bylaw_ledger;

typedef struct bylaw_ledger_options {
    size_t struct_bytes; /* sizeof (bylaw_ledger_options) */
    const char *time;    /* of the records, as the host tells it: "2026-11-25T08:00:00Z" */
    bool open_facts;     /* facts marked private are recorded as they are; default: sealed, as
                            BLAKE2b under a key of this ledger. Sealed facts are not replayed. */
    unsigned batch;      /* records that bylaw_ledger_append_result commits at once; 0: 1000 */
    unsigned wait_ms;    /* for another program that writes to the file; 0: 5000 */
    size_t limit_bytes;  /* 0: none */
    bylaw_alloc *alloc;  /* NULL: the C library's */
    void *alloc_user;
} bylaw_ledger_options;

BYLAW_API void bylaw_ledger_options_init(bylaw_ledger_options *options);

/**
 * Opens a ledger, or makes one where there is no file.
 * Owner    the caller frees *out with bylaw_ledger_close.
 * Errors   BYLAW_EWRITE  it cannot be made, opened or written; it is a file of another kind
 *          BYLAW_EUSAGE  options->time is missing; BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_ledger_open(const char *path, const bylaw_ledger_options *options,
                                         bylaw_ledger **out, bylaw_error *error);
/** Drops what was appended and not committed. NULL is allowed. */
BYLAW_API void bylaw_ledger_close(bylaw_ledger *ledger);

/**
 * Appends one decision, of a case or of a row of a result, whatever its outcome. It is recorded
 * for good when bylaw_ledger_commit has returned BYLAW_OK. After a failure nothing of the batch is
 * kept.
 * Errors   BYLAW_EWRITE, BYLAW_ENOMEM
 *          BYLAW_ELIMIT  the decision reads the facts of more than 10,000 rows
 *          BYLAW_EUSAGE  it is the value of an expression (bylaw_case_evaluate)
 */
BYLAW_API bylaw_status bylaw_ledger_append(bylaw_ledger *ledger, const bylaw_decision *decision,
                                           bylaw_error *error);
BYLAW_API bylaw_status bylaw_ledger_commit(bylaw_ledger *ledger, bylaw_error *error);
/** Records that the file held after the last commit of this ledger, or when it was opened. */
BYLAW_API uint64_t bylaw_ledger_records(const bylaw_ledger *ledger);

/**
 * Appends all decisions of a result, row by row and question by question, and commits batch after
 * batch; on_progress ("record") comes after each commit. What is committed stays, also when the
 * call fails or is cancelled.
 * Errors   as bylaw_ledger_append; BYLAW_ECANCELLED; BYLAW_EUSAGE  the result holds samples only
 */
BYLAW_API bylaw_status bylaw_ledger_append_result(bylaw_ledger *ledger, bylaw_result *result,
                                                  bylaw_on_progress *on_progress, void *user,
                                                  bylaw_error *error);

/* ---- Reading --------------------------------------------------------------------------------- */

#define BYLAW_LEDGER_SECRET_BYTES 64
#define BYLAW_LEDGER_PUBLIC_BYTES 32

/** Makes a pair of keys from 32 random bytes of the host. */
BYLAW_API void bylaw_ledger_keys(const unsigned char seed[32],
                                 unsigned char secret[BYLAW_LEDGER_SECRET_BYTES],
                                 unsigned char public_key[BYLAW_LEDGER_PUBLIC_BYTES]);

/**
 * Writes the head of a ledger as a text of some lines: the number of records and the hash of the
 * last; with a secret key also the signature and the public key.
 * Errors   BYLAW_EIO, BYLAW_ENOMEM, BYLAW_ECANCELLED (the sink)
 */
BYLAW_API bylaw_status bylaw_ledger_head(const char *path, const unsigned char *secret,
                                         bylaw_sink *sink, void *user, bylaw_error *error);

/** Receives one finding, such as "record 17 was changed: its hash does not fit". */
typedef void bylaw_on_finding(void *user, uint64_t record, const char *text);

typedef struct bylaw_verify_options {
    size_t struct_bytes; /* sizeof (bylaw_verify_options) */
    const char *head;    /* NULL, or the text of a head that was kept: the ledger must still begin
                            with what it says */
    const unsigned char *public_key; /* NULL, or the key with which the head must be signed */
    bylaw_on_finding *on_finding;    /* NULL: findings are only counted */
    void *on_finding_user;
} bylaw_verify_options;

typedef struct bylaw_verified {
    uint64_t records;
    uint64_t findings; /* 0: all is well */
} bylaw_verified;

BYLAW_API void bylaw_verify_options_init(bylaw_verify_options *options);

/**
 * Goes through the whole chain.
 * Errors   BYLAW_EIO     the file cannot be read or is no ledger
 *          BYLAW_EVALUE  the head is none, or is not signed with this key; BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_ledger_verify(const char *path, const bylaw_verify_options *options,
                                           bylaw_verified *out, bylaw_error *error);

typedef struct bylaw_replay_options {
    size_t struct_bytes;             /* sizeof (bylaw_replay_options) */
    bylaw_on_finding *on_difference; /* NULL: differences are only counted */
    void *on_difference_user;
    bylaw_on_progress *on_progress;
    void *on_progress_user;
} bylaw_replay_options;

typedef struct bylaw_replayed {
    uint64_t replayed;    /* decided again */
    uint64_t differences; /* of them with another outcome, value or clause */
    uint64_t other_pack;  /* not decided: recorded with a pack of another digest */
    uint64_t sealed;      /* not decided: a fact that was read is sealed */
} bylaw_replayed;

BYLAW_API void bylaw_replay_options_init(bylaw_replay_options *options);

/**
 * Decides each record again from its facts, where it was decided with a pack of this digest.
 * Errors   BYLAW_EIO, BYLAW_ENOMEM, BYLAW_ECANCELLED
 */
BYLAW_API bylaw_status bylaw_ledger_replay(const char *path, const bylaw_pack *pack,
                                           const bylaw_replay_options *options, bylaw_replayed *out,
                                           bylaw_error *error);

/** Writes one record as JSON. BYLAW_ENOTFOUND, BYLAW_EIO, BYLAW_ENOMEM, BYLAW_ECANCELLED. */
BYLAW_API bylaw_status bylaw_ledger_show(const char *path, uint64_t record, bylaw_sink *sink,
                                         void *user, bylaw_error *error);

/* ---- Matters ---------------------------------------------------------------------------------

   A matter is one run of a procedure (the word `procedure` of a pack) for one row: its facts, each
   with the day since when it is on file, and the states that it was advanced to. Where it stands is
   a function of these facts and of the day. What the file does not hold has not happened: an
   optional day of the row that is not stated is absent, and its lists are complete.
   The file is a SQLite file (WAL, synchronous FULL): when a call has returned BYLAW_OK, what it
   wrote outlives a crash; when it failed, nothing of it is kept. Several programs may use one file.
   An id has 1 to 200 bytes. */

typedef struct bylaw_matters bylaw_matters;

typedef struct bylaw_matters_options {
    size_t struct_bytes; /* sizeof (bylaw_matters_options) */
    const char *time;    /* of what is written, as the host tells it: "2026-11-25T08:00:00Z" */
    bool make;           /* makes the file where there is none */
    unsigned wait_ms;    /* for another program that writes to the file; 0: 5000 */
    size_t limit_bytes;  /* 0: none */
    bylaw_alloc *alloc;  /* NULL: the C library's */
    void *alloc_user;
} bylaw_matters_options;

BYLAW_API void bylaw_matters_options_init(bylaw_matters_options *options);

/**
 * Opens the file of matters of a pack.
 * Owner    the caller frees *out with bylaw_matters_close, before the pack.
 * Errors   BYLAW_EWRITE  it is not there, cannot be written, or is a file of another kind
 *          BYLAW_EUSAGE  options->time is missing; BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_matters_open(const char *path, const bylaw_pack *pack,
                                          const bylaw_matters_options *options, bylaw_matters **out,
                                          bylaw_error *error);
/** NULL is allowed. */
BYLAW_API void bylaw_matters_close(bylaw_matters *matters);

/** What is filed at once: all of it, or nothing. */
typedef struct bylaw_filing {
    int32_t day; /* since when it is on file */
    /* "ATTRIBUTE=VALUE" about the row that the matter is about, "ENTITY/ID.ATTRIBUTE=VALUE" about
       another one; a value is read as a CSV cell is. Of two about the same the later day counts. */
    const char *const *facts;
    size_t count;
} bylaw_filing;

/**
 * Opens a matter with its first facts.
 * Errors   BYLAW_EUSAGE     the id is taken, or none
 *          BYLAW_ENOTFOUND  no such procedure, entity or attribute
 *          BYLAW_EVALUE     a fact is no fact of the vocabulary; BYLAW_EWRITE, BYLAW_ENOMEM
 */
BYLAW_API bylaw_status bylaw_matter_open(bylaw_matters *matters, const char *procedure,
                                         const char *id, const bylaw_filing *filing,
                                         bylaw_error *error);
/** Adds facts, events and papers. Errors as above; BYLAW_ENOTFOUND also: no such matter. */
BYLAW_API bylaw_status bylaw_matter_add(bylaw_matters *matters, const char *id,
                                        const bylaw_filing *filing, bylaw_error *error);

/** Where a matter stands on a day. Texts live until the next call with these matters. */
typedef struct bylaw_matter {
    const char *id, *procedure, *entity;
    const char *state; /* "" where it is not decided; then see ask */
    const char *ask;   /* the facts to ask, joined by ", "; "": none */
    const char *due;   /* "2022-02-17"; "": nothing is due */
    const char *by;    /* who acts; "": the procedure does not say */
    bool is_overdue;
    const char *missing; /* the papers that the running step lacks, joined by ", "; "": none */
    bool moved;          /* of bylaw_matter_advance: the state is new, and was written down */
} bylaw_matter;

/** BYLAW_ENOTFOUND, BYLAW_EWRITE, BYLAW_ENOMEM; what bylaw_decide says. */
BYLAW_API bylaw_status bylaw_matter_look(bylaw_matters *matters, const char *id, int32_t day,
                                         bylaw_matter *out, bylaw_error *error);
/**
 * The same, and writes the state down where it is another than the last one.
 *
 * @param ledger  the decision is recorded there first, and committed; NULL: in none
 *
 * Errors   as bylaw_matter_look; BYLAW_EUSAGE: a later day was written down already, or the state
 *          is not decided
 */
BYLAW_API bylaw_status bylaw_matter_advance(bylaw_matters *matters, const char *id, int32_t day,
                                            bylaw_ledger *ledger, bylaw_matter *out,
                                            bylaw_error *error);

/** A fact on file (kind "fact", text "dispatched=2022-02-18") or a state that was written down
 * (kind "state", text "dispatch"). Texts live for the call. */
typedef void bylaw_on_entry(void *user, const char *kind, int32_t day, const char *text,
                            const char *time);
/** All entries of a matter, in the order in which they were written. */
BYLAW_API bylaw_status bylaw_matter_entries(bylaw_matters *matters, const char *id,
                                            bylaw_on_entry *on_entry, void *user,
                                            bylaw_error *error);
/** Every matter, by id. The texts live for the call, in which these matters may be looked at. */
typedef bylaw_status bylaw_on_matter(void *user, const char *id, const char *procedure);
BYLAW_API bylaw_status bylaw_matters_each(bylaw_matters *matters, bylaw_on_matter *on_matter,
                                          void *user, bylaw_error *error);

#ifdef __cplusplus
}
#endif
#endif
